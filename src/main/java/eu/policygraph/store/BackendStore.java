package eu.policygraph.store;

import eu.policygraph.backend.RemoteData;
import eu.policygraph.backend.UnsuitableException;
import eu.policygraph.graph.Schema;
import eu.policygraph.graph.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Data that another engine holds: looked at again and again, never changed from here. */
public final class BackendStore implements GraphStore {

    private static final Logger LOG = LoggerFactory.getLogger(BackendStore.class);

    /** Where only counts tell of changes, answers are thrown away after this many looks whatever they say. */
    private static final int BELIEVED = 10;

    private final RemoteData data;
    private final Schema schema;
    private final Clock clock;
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("backend").factory());
    private final WriteRecord writes = new WriteRecord();
    private volatile Snapshot current;
    private volatile boolean reachable = true;
    private String fingerprint;
    private int unchanged;

    private BackendStore(RemoteData data, Schema schema, Clock clock) {
        this.data = data;
        this.schema = schema;
        this.clock = clock;
    }

    /**
     * Reads what is there and looks again after each {@code refresh}.
     *
     * @throws StoreException when the engine does not answer, or does not do what is relied on
     */
    public static BackendStore open(RemoteData data, Schema schema, Clock clock, Duration refresh) throws StoreException {
        BackendStore store = new BackendStore(data, schema, clock);
        try {
            store.fingerprint = data.fingerprint();
            store.current = store.read();
        } catch (UnsuitableException | QueryCancelledException e) {
            store.close();
            throw new StoreException("the engine named by --backend cannot be used: " + why(e), e);
        }
        store.watch.scheduleWithFixedDelay(store::look, refresh.toMillis(), refresh.toMillis(), TimeUnit.MILLISECONDS);
        return store;
    }

    /** IRIs of graphs that the program makes of its own data, and that are seldom empty, which the engine does not hold; sorted. */
    public List<String> missing() {
        return schema.reservedGraphs().stream().filter(name -> !name.equals(Schema.LOADED) && !current.dataset().containsGraph(name)).map(Node::getURI).sorted().toList();
    }

    /** Looks at once whether the data are others, and shows them then. */
    public synchronized void look() {
        try {
            String found = data.fingerprint();
            boolean same = found.equals(fingerprint) && (data.hasVersionQuery() || ++unchanged < BELIEVED);
            if (!same) {
                Snapshot next = read();
                listeners.forEach(listener -> listener.accept(next));
                current = next;
                fingerprint = found;
                unchanged = 0;
            }
            reachable = true;
        } catch (UnsuitableException | RuntimeException e) {
            if (reachable) {
                LOG.warn("the engine that holds the data cannot be used at the moment: {}", why(e));
            }
            reachable = false;
        }
    }

    /** One that ran out of time has no message. */
    private static String why(Exception e) {
        return e.getMessage() == null ? "it takes too long" : e.getMessage();
    }

    private Snapshot read() throws UnsuitableException {
        Instant now = clock.instant();
        return Snapshot.of(schema, data.read(now), now);
    }

    @Override
    public Snapshot get() {
        return current;
    }

    /** What the last look found. */
    @Override
    public boolean isReachable() {
        return reachable;
    }

    /** Refuses: the engine has its own ways to be changed. */
    @Override
    public Commit write(Author author, Change change, Guard guard) throws StoreUnavailableException {
        throw new StoreUnavailableException(StoreUnavailableException.Reason.CLOSED, "The data are in another engine and are changed there.", null);
    }

    /** Does nothing: no write will come. */
    @Override
    public void rehearse(Guard guard) {
        // Nothing is written here.
    }

    @Override
    public void onPublish(Consumer<Snapshot> listener) {
        listeners.add(listener);
    }

    /** Nothing: no write goes through here. */
    @Override
    public WriteRecord writes() {
        return writes;
    }

    @Override
    public StoreStatus status() {
        return new StoreStatus(false, Optional.empty(), 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }

    /** Tells nothing: what was changed there is known there. */
    @Override
    public void audit(Consumer<Entry> to) {
        // No change goes through here.
    }

    @Override
    public void compact() {
        // There is no disk space to free.
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
