package eu.policygraph;

import eu.policygraph.check.Checks;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Layout;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import eu.policygraph.publish.QueryGraph;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The project as tests see it: its folder, and its data loaded once. */
public final class Project {

    /** The project's folder. */
    public static final Path HOME = Path.of(System.getProperty("policygraph.home", "."));

    /** The day on which tests take place. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private Project() {}

    /** The shipped data. */
    public static Snapshot snapshot() {
        return Shipped.SNAPSHOT;
    }

    /** The shipped queries. */
    public static QueryCatalogue catalogue() {
        return Shipped.CATALOGUE;
    }

    /** The shipped queries that need no other endpoint. */
    public static List<PrebuiltQuery> localQueries() {
        return catalogue().all().stream().filter(query -> !query.isFederated()).toList();
    }

    /** The shipped quality checks. */
    public static Checks checks() {
        return Shipped.CHECKS;
    }

    /** Other data under the project's ontology. */
    public static Snapshot load(Path... data) throws InputException, IOException {
        return new SnapshotLoader(CLOCK, (step, result, took) -> {}).load(Layout.of(HOME, List.of(data)));
    }

    private static final class Shipped {
        private static final Snapshot SNAPSHOT;
        private static final QueryCatalogue CATALOGUE;
        private static final Checks CHECKS;

        static {
            try {
                CHECKS = Checks.read(HOME.resolve("queries/checks"));
                CATALOGUE = QueryCatalogue.read(HOME.resolve("queries"));
                SNAPSHOT = new SnapshotLoader(CLOCK, (step, result, took) -> {}).load(Layout.shipped(HOME), List.of(QueryGraph.of(CATALOGUE)));
            } catch (InputException | IOException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
