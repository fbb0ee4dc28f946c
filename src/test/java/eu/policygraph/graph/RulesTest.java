package eu.policygraph.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that derive status periods, and what is refused as a rule. */
class RulesTest {

    @TempDir
    private Path folder;

    @Test
    void everyRuleSaysWhatItDerivesFromWhatAndWhy() throws IOException {
        List<Path> rules;
        try (Stream<Path> files = Files.list(Project.HOME.resolve("ontology/rules"))) {
            rules = files.filter(f -> f.toString().endsWith(".rq")).toList();
        }
        assertThat(rules).hasSizeGreaterThanOrEqualTo(7).allSatisfy(rule -> assertThat(Files.readString(rule)).startsWith("# Derives: ").contains("\n# From: ", "\n# Why: "));
    }

    @Test
    void whatIsDerivedHasIrisAndConformsToTheShapes() {
        Snapshot snapshot = Project.snapshot();
        Graph derived = snapshot.graphs().get(SnapshotLoader.DERIVED);
        assertThat(derived.size()).isGreaterThan(400);
        assertThat(derived.stream()).noneMatch(t -> t.getSubject().isBlank() || t.getObject().isBlank());
        assertThat(ShaclValidator.get().validate(Shapes.parse(snapshot.shapes()), snapshot.union()).getEntries()).isEmpty();
    }

    @Test
    void everyRuleSaysByItsPredicatesWhatItReads() throws Exception {
        Map<String, Set<String>> expected = Map.of("end-provisions", Set.of("date_no_longer_in_force", "repealed_by", "isReplacedBy", "endOf", "lastDay", "prefLabel"),
                "known-from-of-ends", Set.of("endOf", "lastDay", "setBy", "asKnownFrom"));
        List<Rules.Rule> rules = Rules.read(Project.HOME.resolve("ontology/rules")).inOrder();
        assertThat(rules).hasSizeGreaterThanOrEqualTo(7).allSatisfy(rule -> assertThat(rule.inputs().predicates()).as("a variable as predicate would run it at every change").isPresent());
        List<Set<String>> read = rules.stream().map(r -> r.inputs().predicates().orElseThrow().stream().map(Node::getLocalName).collect(Collectors.toSet())).toList();
        assertThat(read).containsAll(expected.values());
        assertThat(read).filteredOn(names -> names.contains("transpositionDeadline")).as("what NOT EXISTS asks for").isNotEmpty();
    }

    @Test
    void periodsOfOneStateOfKnowledgeDoNotOverlapAnother() {
        Graph union = Project.snapshot().union();
        Node statusOf = NodeFactory.createURI(Namespaces.ONTOLOGY + "statusOf");
        List<String> periods = union.stream(Node.ANY, statusOf, Node.ANY).map(t -> t.getSubject().getURI()).toList();
        assertThat(periods).hasSizeGreaterThan(50).doesNotHaveDuplicates().allMatch(p -> p.matches(".*/id/period/[a-z0-9-]+-(adopted|in-force|applicable|ended)-\\d{4}-\\d\\d-\\d\\d"));
        for (String name : List.of("validFrom", "validUntil", "asKnownFrom", "asKnownUntil")) {
            Node property = NodeFactory.createURI(Namespaces.ONTOLOGY + name);
            assertThat(periods).as(name).allMatch(p -> union.stream(NodeFactory.createURI(p), property, Node.ANY).count() <= 1);
        }
    }

    @Test
    void aRuleWithASyntaxErrorIsRefusedWithItsLine() throws IOException {
        givenRule("broken", "CONSTRUCT { ?a ?b ?c }\nWHERE { ?a ?b }");
        assertThatThrownBy(() -> Rules.read(folder)).isInstanceOf(InputException.class).hasMessageContaining("broken.rq:2:").hasMessageContaining("SPARQL syntax");
    }

    @Test
    void aRuleThatIsNoConstructOrMakesBlankNodesIsRefused() throws IOException {
        givenRule("asks", "SELECT * WHERE { ?a ?b ?c }");
        givenRule("blank", "CONSTRUCT { ?a ?b [] } WHERE { ?a ?b ?c }");
        assertThatThrownBy(() -> Rules.read(folder)).isInstanceOf(InputException.class)
                .hasMessageContaining("asks.rq: A rule is a CONSTRUCT query").hasMessageContaining("blank.rq: The rule makes blank nodes");
    }

    @Test
    void orderAndFilesNameTheSameRules() throws IOException {
        givenRule("known", "CONSTRUCT WHERE { ?a ?b ?c }");
        Files.writeString(folder.resolve("stray.rq"), "CONSTRUCT WHERE { ?a ?b ?c }");
        Files.writeString(folder.resolve("order.txt"), "# comment\nknown\nabsent\n");
        assertThatThrownBy(() -> Rules.read(folder)).isInstanceOf(InputException.class)
                .hasMessageContaining("There is no rule 'absent'").hasMessageContaining("stray.rq: The rule is not in order.txt");
    }

    @Test
    void aFolderThatIsNotThereHoldsNoRules() throws Exception {
        assertThat(Rules.read(folder.resolve("none")).count()).isZero();
    }

    private void givenRule(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".rq"), text);
        Path order = folder.resolve("order.txt");
        Files.writeString(order, (Files.exists(order) ? Files.readString(order) : "") + name + "\n");
    }
}
