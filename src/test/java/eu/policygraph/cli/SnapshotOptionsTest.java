package eu.policygraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.PrebuiltQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A start that finds its input unchanged serves what an earlier one made; any other one loads. */
class SnapshotOptionsTest {

    private static final String DATA = """
            PREFIX dcterms: <http://purl.org/dc/terms/>
            <https://w3id.org/eu-policy-graph/id/note/a> dcterms:title "%s"@en .""";

    @TempDir
    private Path folder;

    @Command
    private static final class Load {
        @Mixin
        private DataOptions data = new DataOptions();
    }

    private record Loaded(DataOptions options, Snapshot snapshot, String told) {
        boolean fromFile() {
            return told.contains("  snapshot ") && !told.contains("  read ");
        }
    }

    @BeforeEach
    void home() throws IOException {
        for (String part : List.of("ontology", "queries")) {
            try (Stream<Path> walk = Files.walk(Project.HOME.resolve(part))) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    Path copy = path(Project.HOME.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(data(), DATA.formatted("one"));
    }

    @Test
    void aSecondStartIsTheSameAsTheFirst() throws Exception {
        Loaded first = load();
        Loaded second = load();
        assertThat(first.fromFile()).isFalse();
        assertThat(second.fromFile()).as(second.told()).isTrue();
        assertThat(second.told()).contains("validate  no violation");
        assertThat(second.snapshot().version()).isEqualTo(first.snapshot().version());
        assertThat(second.snapshot().digests()).isEqualTo(first.snapshot().digests());
        first.snapshot().graphs().forEach((name, graph) -> assertThat(second.snapshot().graphs().get(name).find().toSet()).as(name.toString()).isEqualTo(graph.find().toSet()));
        assertThat(second.options().catalogue().all()).extracting(PrebuiltQuery::name).isEqualTo(first.options().catalogue().all().stream().map(PrebuiltQuery::name).toList());
        assertThat(second.options().catalogue().all()).extracting(PrebuiltQuery::query).isEqualTo(first.options().catalogue().all().stream().map(PrebuiltQuery::query).toList());
        assertThat(second.options().checks().count()).isEqualTo(first.options().checks().count()).isPositive();
    }

    @Test
    void whateverChangesIsSeenAtTheNextStart() throws Exception {
        List<String> versions = new ArrayList<>(List.of(load().snapshot().version()));
        Files.writeString(data(), DATA.formatted("two"));
        versions.add(fresh().snapshot().version());
        edit("ontology/policy.ttl", "\n<https://w3id.org/eu-policy-graph/ontology#New> a <http://www.w3.org/2002/07/owl#Class> .\n");
        versions.add(fresh().snapshot().version());
        edit("ontology/rules/" + Files.readAllLines(path("ontology/rules/order.txt")).stream().filter(l -> !l.isBlank() && !l.startsWith("#")).findFirst().orElseThrow() + ".rq", "\n# new\n");
        versions.add(fresh().snapshot().version());
        edit("queries/counts-by-kind.rq", "\n# new\n");
        Loaded query = fresh();
        versions.add(query.snapshot().version());
        assertThat(query.options().catalogue().find("counts-by-kind").orElseThrow().text()).endsWith("# new\n");
        assertThat(versions).doesNotHaveDuplicates();
        assertThat(load().fromFile()).isTrue();

        edit("ontology/shapes.ttl", "\n[] a <http://www.w3.org/ns/shacl#NodeShape> ; <http://www.w3.org/ns/shacl#targetNode> <https://w3id.org/eu-policy-graph/id/note/a> ; "
                + "<http://www.w3.org/ns/shacl#nodeKind> <http://www.w3.org/ns/shacl#Literal> .\n");
        assertThatThrownBy(this::load).isInstanceOf(InputException.class);
        Loaded reporting = load("--report-violations");
        assertThat(reporting.told()).contains("violations, served as it is");
        Loaded again = load("--report-violations");
        assertThat(again.fromFile()).isTrue();
        assertThat(again.told()).contains("violations, served as it is");
        assertThatThrownBy(this::load).as("what was served under other rules").isInstanceOf(InputException.class);
    }

    @Test
    void aCheckThatIsWrongIsToldAtTheNextStart() throws Exception {
        load();
        edit("queries/checks/severity.txt", "\nERROR no-such-check\n");
        assertThatThrownBy(this::load).isInstanceOf(InputException.class);
    }

    @Test
    void noneKeepsNothing() throws Exception {
        Load none = new Load();
        new CommandLine(none).parseArgs("--home", folder.resolve("home").toString(), "--data", data().toString(), "--snapshots", "none");
        none.data.load(new PrintStream(PrintStream.nullOutputStream()));
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    private Loaded fresh() throws Exception {
        Loaded loaded = load();
        assertThat(loaded.fromFile()).as(loaded.told()).isFalse();
        return loaded;
    }

    private Loaded load(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--home", folder.resolve("home").toString(), "--data", data().toString(), "--snapshots", folder.resolve("kept").toString()));
        arguments.addAll(List.of(more));
        Load load = new Load();
        new CommandLine(load).parseArgs(arguments.toArray(String[]::new));
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Snapshot snapshot = load.data.load(new PrintStream(told, true, StandardCharsets.UTF_8));
        return new Loaded(load.data, snapshot, told.toString(StandardCharsets.UTF_8));
    }

    private void edit(String name, String more) throws IOException {
        Files.writeString(path(name), Files.readString(path(name)) + more);
    }

    private Path path(String name) {
        return folder.resolve("home").resolve(name);
    }

    private Path data() {
        return folder.resolve("note.ttl");
    }
}
