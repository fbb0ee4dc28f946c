package eu.policygraph.cli;

import eu.policygraph.store.Audit;
import eu.policygraph.store.Entry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells who changed the data. */
@Command(name = "audit", description = "Tell who changed the data of a store, when and why, and hold the whole journal to its checksums. "
        + "What was added and removed is in the files of DIR/journal, which are RDF Patch.")
final class AuditCommand implements Callable<Integer> {

    @Option(names = "--last", paramLabel = "N", defaultValue = "50", description = "How many of the last changes to tell; 0 for all. Default: 50.")
    private int last;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Override
    public Integer call() throws IOException, UserException {
        if (last < 0) {
            throw new UserException("--last is 0 or more, not " + last);
        }
        Deque<Entry> told = new ArrayDeque<>();
        long[] count = {0};
        Audit.read(store.folder(), entry -> {
            count[0]++;
            told.add(entry);
            if (last > 0 && told.size() > last) {
                told.remove();
            }
        });
        List<List<String>> rows = new ArrayList<>();
        told.forEach(e -> rows.add(Stream.of(Long.toString(e.sequence()), e.at().toString(), e.author().name(), e.author().role(), "+" + e.additions(), "-" + e.removals(),
                e.version().substring(0, 12), e.author().reason()).map(cell -> cell.replaceAll("\\p{Cntrl}", " ")).toList()));
        System.out.print(TextTable.of(List.of("change", "when", "who", "role", "added", "removed", "version", "why"), rows));
        System.out.printf("%,d changes, each whole and after the one before it%n", count[0]);
        return 0;
    }
}
