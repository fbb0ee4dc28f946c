package eu.policygraph.page;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the interface: the same keys in every language, and every key that a page asks for. */
class MessagesTest {

    @Test
    void everyLanguageHasTheSameKeysAndNoEmptyText() {
        Set<String> english = Messages.in(Language.EN).texts().keySet();
        assertThat(english).hasSizeGreaterThan(100);
        for (Language language : Language.values()) {
            assertThat(Messages.in(language).texts().keySet()).as(language.tag()).isEqualTo(english);
            assertThat(Messages.in(language).texts().values()).as(language.tag()).noneMatch(String::isBlank);
        }
    }

    @Test
    void everyKeyThatAPageAsksForExists() throws IOException {
        Pattern key = Pattern.compile("\\bt\\(\"([a-zA-Z0-9.-]+)\"[,)]");
        Set<String> asked = new TreeSet<>();
        for (String folder : Set.of("src/main/templates", "src/main/java/eu/policygraph/page")) {
            try (Stream<Path> files = Files.walk(Project.HOME.resolve(folder))) {
                files.filter(Files::isRegularFile).forEach(f -> key.matcher(read(f)).results().forEach(m -> asked.add(m.group(1))));
            }
        }
        assertThat(asked).hasSizeGreaterThan(60);
        assertThat(Messages.in(Language.EN).texts().keySet()).containsAll(asked);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
