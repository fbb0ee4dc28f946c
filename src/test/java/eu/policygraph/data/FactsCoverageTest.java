package eu.policygraph.data;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every fact of the first curation stands in the graph of its source, or in the list of what was left out. */
class FactsCoverageTest {

    private static final Path FACTS = Project.HOME.resolve("src/test/resources/facts");

    private static List<Fact> facts;
    private static Set<String> leftOut;
    private static DatasetGraph data;
    private static CurationTables tables;

    @BeforeAll
    static void read() throws IOException {
        facts = new ArrayList<>();
        for (String file : List.of("legal", "actors-events", "actions", "labels")) {
            facts.addAll(Fact.read(FACTS.resolve(file + ".tsv"), file));
        }
        data = DatasetGraphFactory.create();
        try (Stream<Path> files = Files.walk(Project.HOME.resolve("data"))) {
            files.filter(file -> file.toString().endsWith(".trig")).forEach(file -> RDFDataMgr.read(data, file.toUri().toString()));
        }
        leftOut = new LinkedHashSet<>();
        for (String line : Files.readAllLines(Project.HOME.resolve("data/left-out.md"))) {
            String[] cells = line.split("(?<!\\\\)\\|");
            if (cells.length == 5 && !cells[1].isBlank() && !cells[1].startsWith("-") && !cells[1].equals(" key ")) {
                leftOut.add(String.join("\t", cells[1].strip(), cells[2].strip(), cells[3].strip().replace("\\|", "|")));
                assertThat(cells[4].strip()).as("reason of %s", cells[1]).hasSizeGreaterThan(10);
            }
        }
        tables = CurationTables.read(Project.HOME.resolve("src/curation"), facts);
    }

    @Test
    void everyFactIsThereOrLeftOutWithAReason() {
        List<String> missing = new ArrayList<>();
        Map<String, int[]> perFile = new TreeMap<>();
        Map<String, int[]> perKind = new TreeMap<>();
        Map<String, int[]> perProperty = new TreeMap<>();
        Set<String> excused = new LinkedHashSet<>();
        for (Fact fact : facts) {
            String complaint = FactMatch.complaint(fact, tables, data);
            boolean out = complaint != null && leftOut.contains(fact.id());
            if (out) {
                excused.add(fact.id());
            } else if (complaint != null) {
                missing.add(fact.id() + ": " + complaint);
            }
            for (Map<String, int[]> counts : List.of(perFile, perKind, perProperty)) {
                String name = counts == perFile ? fact.file() : counts == perKind ? tables.kind(fact) : fact.generalProperty();
                int[] count = counts.computeIfAbsent(name, ignored -> new int[2]);
                count[0]++;
                count[1] += complaint == null ? 1 : 0;
            }
        }
        print("file", perFile);
        print("kind of thing", perKind);
        print("property", perProperty);
        assertThat(missing).as("facts that are neither in the data nor in data/left-out.md").isEmpty();
        assertThat(excused).as("what is left out is really not there").isEqualTo(leftOut);
        assertThat(facts).hasSize(7154);
        assertThat(perKind).hasSizeGreaterThanOrEqualTo(13).allSatisfy((kind, count) -> assertThat(count[1]).as(kind).isPositive());
        assertThat(perProperty).hasSizeGreaterThan(160);
        assertThat(perProperty.values().stream().filter(count -> count[1] == 0)).as("properties of which nothing is there").isEmpty();
        assertThat(leftOut).hasSizeLessThan(20);
    }

    @Test
    void unverifiedFactsStandOnlyInUnverifiedGraphs() {
        assertThat(facts.stream().filter(fact -> fact.confidence().equals("U"))).hasSizeGreaterThan(40).allSatisfy(fact ->
                assertThat(tables.reliability(fact)).as(fact.id()).isEqualTo("unverified"));
    }

    @Test
    void theKeysOfTheFactsNameThingsThatAreDescribed() {
        Set<String> subjects = new LinkedHashSet<>();
        data.stream().forEach(quad -> subjects.add(quad.getSubject().getURI()));
        assertThat(facts.stream().map(Fact::key).distinct()).hasSizeGreaterThan(800).allSatisfy(key ->
                assertThat(subjects).as(key).contains(tables.thing(key)));
    }

    private static void print(String what, Map<String, int[]> counts) {
        System.out.printf("%-32s %6s %6s%n", what, "facts", "found");
        counts.forEach((name, count) -> System.out.printf("  %-30s %6d %6d%n", name, count[0], count[1]));
    }
}
