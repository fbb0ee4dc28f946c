package eu.policygraph.rivals;

import eu.policygraph.Project;
import eu.policygraph.generate.PolicyGraphs;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Layout;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import eu.policygraph.publish.QueryGraph;
import eu.policygraph.query.QueryCatalogue;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;

/**
 * A made-up policy graph in files.
 *
 * @param asserted statements that the generator wrote, in {@code data}: what the program loads
 * @param served statements of the union of all graphs, with the ontology and all inferences, in {@code union}: what the rivals load
 * @param strategies for drawing parameters
 */
record MadeUpData(Path data, Path union, long asserted, long served, int strategies) {

    /** Writes both files, the same for the same seed. */
    static MadeUpData write(Path folder, long triples, long seed) throws IOException, InputException {
        MadeUpData own = ownOnly(folder, triples, seed);
        Path union = folder.resolve("union-" + triples + ".nt");
        Snapshot snapshot = new SnapshotLoader(Clock.systemUTC(), (step, result, took) -> { })
                .load(Layout.of(Project.HOME, List.of(own.data)), List.of(QueryGraph.of(QueryCatalogue.read(Project.HOME.resolve("queries")))));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(union), 1 << 16)) {
            RDFDataMgr.write(out, snapshot.dataset().getDefaultGraph(), Lang.NTRIPLES);
        }
        return new MadeUpData(own.data, union, own.asserted, snapshot.statements(), own.strategies);
    }

    /** Writes only what the program loads. */
    static MadeUpData ownOnly(Path folder, long triples, long seed) throws IOException {
        Path data = folder.resolve("data-" + triples + ".nq");
        PolicyGraphs.Written written = PolicyGraphs.write(data, triples, seed);
        return new MadeUpData(data, data, written.statements(), 0, written.strategies());
    }
}
