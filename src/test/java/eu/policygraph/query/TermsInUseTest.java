package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

/** No term without use: each term of the ontology is in the data, or in a rule, a query or a check. */
class TermsInUseTest {

    private static final Pattern TERM = Pattern.compile("\\bepg:([A-Za-z0-9]+)");

    @Test
    void everyTermIsUsedByDataARuleOrAQuery() throws IOException {
        Set<String> declared = declared(Project.snapshot());
        assertThat(declared).hasSizeGreaterThan(100);
        Set<String> used = inData(Project.snapshot());
        used.addAll(inFiles(Project.HOME.resolve("queries")));
        used.addAll(inFiles(Project.HOME.resolve("ontology/rules")));
        declared.removeAll(used);
        assertThat(declared).as("terms that nothing uses").isEmpty();
    }

    @Test
    void everyTermOfAQueryOrRuleIsDeclared() throws IOException {
        Set<String> named = inFiles(Project.HOME.resolve("queries"));
        named.addAll(inFiles(Project.HOME.resolve("ontology/rules")));
        assertThat(named).hasSizeGreaterThan(40);
        named.removeAll(declared(Project.snapshot()));
        assertThat(named).as("terms that the ontology does not declare").isEmpty();
    }

    private static Set<String> declared(Snapshot snapshot) {
        Set<String> terms = new TreeSet<>();
        snapshot.union().stream(Node.ANY, RDFS.isDefinedBy.asNode(), Node.ANY).map(t -> t.getSubject()).filter(s -> s.isURI() && s.getURI().startsWith(Namespaces.ONTOLOGY))
                .forEach(s -> terms.add(s.getURI().substring(Namespaces.ONTOLOGY.length())));
        return terms;
    }

    private static Set<String> inData(Snapshot snapshot) {
        Set<String> terms = new TreeSet<>();
        snapshot.graphs().forEach((name, graph) -> {
            if (!name.getURI().startsWith(Namespaces.GRAPH + "ontology/")) {
                graph.stream().forEach(t -> Stream.of(t.getPredicate(), t.getObject()).filter(n -> n.isURI() && n.getURI().startsWith(Namespaces.ONTOLOGY))
                        .forEach(n -> terms.add(n.getURI().substring(Namespaces.ONTOLOGY.length()))));
            }
        });
        return terms;
    }

    private static Set<String> inFiles(Path folder) throws IOException {
        Set<String> terms = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(f -> f.toString().endsWith(".rq")).toList();
        }
        for (Path file : files) {
            String sparql = Files.readString(file).lines().filter(line -> !line.startsWith("#")).reduce("", (a, b) -> a + b + "\n");
            for (Matcher matcher = TERM.matcher(sparql); matcher.find(); ) {
                terms.add(matcher.group(1));
            }
        }
        return terms;
    }
}
