package eu.policygraph.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputKeyTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("ontology/policy.ttl", "ontology/shapes.ttl", "ontology/rules/order.txt", "ontology/rules/in-force.rq", "data/acts/one.trig", "queries/counts.rq", "queries/checks/severity.txt")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "the text of " + name);
        }
    }

    @Test
    void theSameInputHasTheSameKey() throws IOException {
        String key = key();
        assertThat(key).hasSize(64);
        Files.setLastModifiedTime(folder.resolve("data/acts/one.trig"), FileTime.fromMillis(0));
        assertThat(key()).isEqualTo(key);
    }

    @Test
    void aChangeOfAnyFileChangesTheKeyEvenWithTheSameSizeAndAge() throws IOException {
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSize(7);
        List<String> keys = new ArrayList<>(List.of(key()));
        for (Path file : files) {
            FileTime age = Files.getLastModifiedTime(file);
            Files.writeString(file, Files.readString(file).replace("the text", "THE TEXT"));
            Files.setLastModifiedTime(file, age);
            keys.add(key());
        }
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void filesThatComeGoOrMoveChangeTheKey() throws IOException {
        List<String> keys = new ArrayList<>(List.of(key()));
        Files.writeString(folder.resolve("data/acts/two.trig"), "");
        keys.add(key());
        Files.move(folder.resolve("data/acts/two.trig"), folder.resolve("data/two.trig"));
        keys.add(key());
        Files.delete(folder.resolve("ontology/shapes.ttl"));
        keys.add(key());
        keys.add(InputKey.of(inputs(), List.of("other")));
        keys.add(InputKey.of(inputs().subList(0, 2), List.of()));
        assertThat(keys).doesNotHaveDuplicates();
    }

    private String key() throws IOException {
        return InputKey.of(inputs(), List.of());
    }

    private List<Path> inputs() {
        return List.of(folder.resolve("ontology"), folder.resolve("queries"), folder.resolve("data"));
    }
}
