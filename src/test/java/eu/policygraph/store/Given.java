package eu.policygraph.store;

import eu.policygraph.change.IssuedToken;
import eu.policygraph.change.Role;
import eu.policygraph.change.TokenFile;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder with a small data set, a graph for each of some writers, and a token for these graphs.
 *
 * @param store where the store is to be
 * @param token may write the graphs of the writers
 */
record Given(Path store, Path data, Path tokens, String token) {

    static Given in(Path folder, int writers) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.copy(Path.of("src/test/resources/graphs/policy.trig"), data.resolve("policy.trig"));
        StringBuilder sources = new StringBuilder();
        for (int i = 0; i < writers; i++) {
            sources.append(Statements.source(graph(i)));
        }
        Files.writeString(data.resolve("writers.trig"), sources);
        IssuedToken issued = IssuedToken.make("ada", Set.of(Role.WRITER), List.of(Namespaces.SOURCE + "writer-*"), Optional.empty());
        TokenFile.append(folder.resolve("tokens.txt"), issued);
        return new Given(folder.resolve("store"), data, folder.resolve("tokens.txt"), issued.token());
    }

    /** The graph of a writer. */
    static String graph(int writer) {
        return Namespaces.SOURCE + "writer-" + writer;
    }

    ServedStore serve() throws IOException, InterruptedException {
        return new ServedStore(store, data, tokens, token);
    }

    ServedStore serveWithFilesUpTo(int kibibytes) throws IOException, InterruptedException {
        return ServedStore.withFilesUpTo(kibibytes, store, data, tokens, token);
    }
}
