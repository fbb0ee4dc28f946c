package eu.policygraph.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        read(store, new JournalReader.Sink() {
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

    static void read(Path store, JournalReader.Sink sink) throws IOException {
        if (!StoreFolder.isStore(store)) {
            throw new StoreException("there is no store in " + store + "; name its folder with --store");
        }
        Path journal = store.resolve("journal");
        List<JournalFile> files = JournalFile.list(journal);
        long last = 0;
        for (int i = files.size() - 1; i >= 0 && last == 0; i--) {
            JournalEnd end = JournalEnd.of(files.get(i));
            last = end.last() == null ? 0 : end.last().sequence();
        }
        new JournalReader(journal).read(0, null, last, sink);
    }
}
