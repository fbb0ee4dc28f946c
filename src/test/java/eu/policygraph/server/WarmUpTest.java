package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Limits;
import eu.policygraph.server.FirstVisits.Ask;
import eu.policygraph.thing.Things;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final Settings.WarmUp AT_ONCE = new Settings.WarmUp(Duration.ofMillis(100), Duration.ofMinutes(5), Duration.ofMinutes(5), 0);
    private static final Settings SETTINGS = Settings.of("localhost", 0, new Limits(Duration.ofSeconds(20), 100_000)).withCache(64 * 1024 * 1024).with(AT_ONCE);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    @Test
    void afterAStartAndAfterAChangeEveryPageAndPrebuiltExampleIsThereBeforeItIsAskedFor() throws Exception {
        List<Ask> asks = FirstVisits.of(Project.catalogue(), Things.of(Project.snapshot()), Project.snapshot().union());
        assertThat(asks).hasSizeGreaterThan(2 * Project.localQueries().size() + 40);
        AtomicReference<Snapshot> served = new AtomicReference<>(Project.snapshot());
        List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
        try (RunningServer server = RunningServer.start(SETTINGS, served::get, listeners::add)) {
            awaitMade(server, asks.size());
            askedForAndFound(server, asks);

            Snapshot next = changed(served.get());
            listeners.forEach(listener -> listener.accept(next));
            served.set(next);
            List<Ask> then = FirstVisits.of(Project.catalogue(), Things.of(next), next.union());
            awaitMade(server, asks.size() + then.size());
            askedForAndFound(server, then);
        }
    }

    @Test
    void whatAllStatementsAreWrittenOutForIsLeftToWhoAsksWhereThereAreMany() {
        Graph many = new GraphMemFast();
        Node thing = NodeFactory.createURI("urn:x:thing");
        for (int i = 0; i <= 250_000; i++) {
            many.add(thing, thing, NodeFactory.createURI("urn:x:" + i));
        }
        Things things = Things.of(Project.snapshot());
        assertThat(FirstVisits.of(Project.catalogue(), things, Project.snapshot().union())).extracting(Ask::path).contains("/quality", "/catalog", "/download");
        assertThat(FirstVisits.of(Project.catalogue(), things, many)).extracting(Ask::path).contains("/quality").doesNotContain("/catalog", "/download");
    }

    @Test
    void withoutWarmUpNothingIsMadeBeforeItIsAskedFor() throws Exception {
        Settings cold = Settings.of("localhost", 0, new Limits(Duration.ofSeconds(20), 100_000));
        try (RunningServer server = RunningServer.start(cold)) {
            Thread.sleep(100);
            assertThat(metric(server, "misses_total")).isZero();
            assertThat(metric(server, "answers")).isZero();
        }
    }

    private static Snapshot changed(Snapshot before) throws Exception {
        Quad label = Quad.create(NodeFactory.createURI(Namespaces.SOURCE + "warm-up"), NodeFactory.createURI(Namespaces.THING + "event/warm-up"), SKOS.prefLabel.asNode(),
                NodeFactory.createLiteralLang("Warm-up", "en"));
        return new SnapshotBuilder(Project.CLOCK).apply(before, Delta.effective(before.asserted(), List.of(label), List.of()));
    }

    /** Waits until as many answers have been made since the start. */
    private static void awaitMade(RunningServer server, int answers) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && metric(server, "misses_total") < answers) {
            Thread.sleep(50);
        }
    }

    private static void askedForAndFound(RunningServer server, List<Ask> asks) throws Exception {
        double before = metric(server, "misses_total");
        for (Ask ask : asks) {
            HttpResponse<String> answer = server.get(ask.path() + (ask.query().isEmpty() ? "" : "?" + ask.query()), "Accept", ask.accept().equals("text/html") ? BROWSER : ask.accept());
            assertThat(answer.statusCode()).as(ask.path()).isEqualTo(200);
            assertThat(metric(server, "misses_total")).as("%s was not there", ask).isEqualTo(before);
        }
    }

    private static double metric(RunningServer of, String name) throws Exception {
        Matcher line = Pattern.compile("(?m)^policygraph_cache_" + name + " (\\S+)$").matcher(of.get("/$/metrics").body());
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
