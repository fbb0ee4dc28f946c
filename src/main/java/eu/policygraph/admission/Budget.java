package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * What one query or update has left of time and memory while it runs. Everything that can be long asks it as it goes. Used by the one
 * thread that runs the query; only the signal may be set by another.
 */
public final class Budget implements AutoCloseable {

    /** UTF-16 units of a text that an expression makes. */
    static final int LONGEST_TEXT = 256 * 1024;

    /** Computed texts beyond this count against the memory at once, shorter ones when a row with them is kept. */
    private static final int LONG_TEXT = 16 * 1024;

    /** Less than the second within which an answer follows the time-out, so that there is time to say so. */
    private static final Duration GRACE = Duration.ofMillis(800);

    private static final int ROW = 96;
    private static final int VALUE = 48;

    private final AtomicBoolean signal;
    private final long started;
    private final Duration time;
    private final MemoryPool.Share share;
    private final Turns.Pace pace;
    private int requests;

    /**
     * @param signal ends the query when it is set
     * @param started {@link System#nanoTime} when the clock began
     * @param time from then to the end
     */
    public Budget(AtomicBoolean signal, long started, Duration time, MemoryPool pool) {
        this(signal, started, time, pool, Turns.FREE);
    }

    /** @param turns those of whom it shares the processors with */
    public Budget(AtomicBoolean signal, long started, Duration time, MemoryPool pool, Turns turns) {
        this.signal = signal;
        this.started = started;
        this.time = time;
        this.share = pool.open();
        this.pace = turns.new Pace();
    }

    /** Ends the query when it is set; the same that Jena watches. */
    AtomicBoolean signal() {
        return signal;
    }

    /** What is left of the time; at least a millisecond. */
    public Duration left() {
        Duration left = time.minusNanos(System.nanoTime() - started);
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }

    /**
     * Waits for the query's turn when it has computed for long and others do too.
     *
     * @throws QueryCancelledException when the time is up or the query was called off
     */
    public void check() {
        long now = System.nanoTime();
        ended(now);
        pace.pass(now, this::ended);
    }

    private void ended(long now) {
        if (signal.get() || now - started > time.toNanos()) {
            throw new QueryCancelledException();
        }
    }

    /** Ends the query when its time is up. Any thread. */
    public void endIfLate() {
        if (System.nanoTime() - started > time.toNanos()) {
            signal.set(true);
        }
    }

    /**
     * For what follows when the last row is there, as writing the answer: it may take some time more.
     *
     * @throws QueryCancelledException when that is over too
     */
    public void checkWriting() {
        if (System.nanoTime() - started > time.plus(GRACE).toNanos()) {
            throw new QueryCancelledException();
        }
    }

    /** Counts a request to another endpoint; how many there were. */
    int countRequest() {
        return ++requests;
    }

    /** Counts memory that the query keeps to its end. */
    void keep(long bytes) {
        share.take(bytes);
    }

    /** Counts a row that the query keeps to its end; false when it cannot be kept. */
    public boolean tryKeep(Binding row) {
        return share.tryTake(size(row));
    }

    /** Counts a statement that the query keeps to its end; false when it cannot be kept. */
    public boolean tryKeep(Triple triple) {
        return share.tryTake(ROW + size(triple.getSubject()) + size(triple.getPredicate()) + size(triple.getObject()));
    }

    /** Counts memory that is given back when the account is closed. */
    Account account() {
        return new Account();
    }

    /** Looks at the length of a text before an expression makes it. */
    void text(long length) {
        if (length > LONGEST_TEXT) {
            throw RefusedException.of(Reason.VALUE, "The query computes a text of " + length + " characters; the limit is " + LONGEST_TEXT + ".");
        }
        if (length > LONG_TEXT) {
            keep(2 * length);
        }
    }

    /** Estimated bytes of a row that is kept. */
    static long size(Binding row) {
        long[] size = {ROW};
        row.forEach((variable, node) -> size[0] += size(node));
        return size[0];
    }

    /** Estimated bytes of a term that is kept. */
    static long size(Node node) {
        return VALUE + (node.isLiteral() ? node.getLiteralLexicalForm().length() : 0);
    }

    /** Gives back all memory, and the turn. */
    @Override
    public void close() {
        pace.close();
        share.close();
    }

    /** Memory of one step of the evaluation, as a sort. */
    final class Account {

        private long taken;

        void take(long bytes) {
            share.take(bytes);
            taken += bytes;
        }

        void give(long bytes) {
            share.give(bytes);
            taken -= bytes;
        }

        void release() {
            share.give(taken);
            taken = 0;
        }
    }
}
