package eu.policygraph.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.change.WriteGuard;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.store.Author;
import eu.policygraph.store.ChangeRefusedException;
import eu.policygraph.store.GraphStore;
import eu.policygraph.store.Guard;
import eu.policygraph.store.MemoryStore;
import java.time.Duration;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;

/** Source graphs on their way into a store. */
class StoreTargetTest {

    private static final Author AUTHOR = new Author("test", "import", "");
    private final GraphStore store = new MemoryStore(new SnapshotBuilder(Project.CLOCK), Project.CLOCK, Project.snapshot());

    @Test
    void aGraphThatIsThereIsReplacedAndNothingIsWrittenTwice() throws Exception {
        write(Guard.NONE, graph("a", "one", "two"));
        write(Guard.NONE, graph("a", "two", "three"));
        long sequence = store.status().sequence();
        write(Guard.NONE, graph("a", "two", "three"));

        assertThat(texts("a")).containsExactlyInAnyOrder("two", "three");
        assertThat(store.status().sequence()).isEqualTo(sequence);
    }

    @Test
    void oneFaultyGraphIsNamedAndTheOthersOfItsBatchAreWritten() throws Exception {
        Guard guard = (before, after, delta) -> {
            if (delta.graphs().contains(name("bad"))) {
                throw new ChangeRefusedException("it breaks a shape");
            }
        };

        assertThatThrownBy(() -> write(guard, graph("good", "one"), graph("bad", "one"), graph("better", "one")))
                .isInstanceOf(ImportException.class).hasMessageContaining("refused 1 source").hasMessageContaining("source/bad: it breaks a shape");
        assertThat(texts("good")).containsExactly("one");
        assertThat(texts("better")).containsExactly("one");
        assertThat(store.get().asserted()).doesNotContainKey(name("bad"));
    }

    @Test
    void whatIsImportedPassesTheGuardOfEveryWriter() throws Exception {
        Guard guard = new WriteGuard(Project.checks(), new QueryRunner(new Limits(Duration.ofSeconds(60), 100_000)));
        CellarNotices notices = CellarNotices.read(Project.HOME.resolve("join"), KnownThings.of(store.get(), name -> name.startsWith(CellarNotices.GRAPHS)));
        try (StoreTarget target = new StoreTarget(store, AUTHOR, guard, true)) {
            ImportRun.of(new RecordFiles(List.of(Project.HOME.resolve("src/test/resources/join/notices"))), 1, notices::graphOf, target, done -> {});
        }

        assertThat(store.get().asserted().keySet().stream().map(Node::toString).filter(n -> n.startsWith(CellarNotices.GRAPHS)))
                .contains(CellarNotices.GRAPHS + "1985-4711-cns", CellarNotices.GRAPHS + "1985-4711-cns-raw",
                        CellarNotices.GRAPHS + "2022-0155-cod", CellarNotices.GRAPHS + "2022-0155-cod-raw");
    }

    private void write(Guard guard, SourceGraph... graphs) throws Exception {
        try (StoreTarget target = new StoreTarget(store, AUTHOR, guard, false)) {
            for (SourceGraph graph : graphs) {
                target.accept(graph);
            }
            target.finish();
        }
    }

    private List<String> texts(String graph) {
        return store.get().asserted().get(name(graph)).find(Node.ANY, DCTerms.description.asNode(), Node.ANY).mapWith(t -> t.getObject().getLiteralLexicalForm()).toList();
    }

    private static SourceGraph graph(String name, String... texts) {
        Graph statements = new GraphMemFast();
        for (String text : texts) {
            statements.add(Triple.create(name(name), DCTerms.description.asNode(), NodeFactory.createLiteralString(text)));
        }
        return new SourceGraph(name(name), statements, statements, List.of());
    }

    private static Node name(String name) {
        return NodeFactory.createURI("https://w3id.org/eu-policy-graph/source/" + name);
    }
}
