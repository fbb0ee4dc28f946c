package eu.policygraph.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;

/** The journal as a record of who changed the data, when and why. Can be read while a server writes it. */
public final class Audit {

    private Audit() {}

    /**
     * Tells the heads of all changes of a store in their order, and holds each to its checksum and to the one before it.
     *
     * @throws StoreException when the journal is damaged
     */
    public static void read(Path store, Consumer<Entry> to) throws IOException {
        if (!StoreFolder.isStore(store)) {
            throw new StoreException("there is no store in " + store + "; name its folder with --store");
        }
        Path journal = store.resolve("journal");
        long last = 0;
        for (JournalFile file : JournalFile.list(journal)) {
            JournalEnd end = JournalEnd.of(file);
            last = end.last() == null ? last : end.last().sequence();
        }
        new JournalReader(journal).read(0, null, last, new JournalReader.Sink() {
            @Override
            public void add(Node graph, Node subject, Node predicate, Node object) {
                // Only heads are told.
            }

            @Override
            public void remove(Node graph, Node subject, Node predicate, Node object) {
                // Only heads are told.
            }

            @Override
            public void done(String id, Entry entry) {
                to.accept(entry);
            }
        });
    }
}
