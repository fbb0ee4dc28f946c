package eu.policygraph.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work behind the back of readers and writers, one thing at a time: checkpoints when enough has changed, compaction when the checkpoint
 * has grown to twice its compacted size, packing of journal files. What fails is logged and tried again; the journal has everything.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration LAST_CHECKPOINT = Duration.ofMillis(1_500);
    private static final long CHANGES = 10_000;
    private static final Duration AGE = Duration.ofMinutes(10);
    private static final int GROWTH = 2;

    /** Bytes of the disk that a checkpoint leaves alone: without it a start takes longer, without the journal nothing can be written. */
    private static final long RESERVE = 32L << 20;

    private final Path folder;
    private final Path compactedSize;
    private final DurableJournal journal;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("store-upkeep").daemon().factory());
    private volatile long deadline = Long.MAX_VALUE;
    private volatile State state;
    private Instant waitingSince;
    private Instant notBefore = Instant.MIN;
    private boolean failing;

    /** What has been done so far. */
    record State(long sequence, long bytes, Optional<Instant> checkpointAt, Optional<Instant> compactedAt) {}

    /** @param sequence number of the last change that the checkpoint holds; 0 when there is none */
    Upkeep(StoreFolder store, DurableJournal journal, Clock clock, long sequence) throws IOException {
        this.folder = store.checkpoint();
        this.compactedSize = store.path().resolve("compacted");
        this.journal = journal;
        this.clock = clock;
        this.state = new State(sequence, Disk.size(folder), Optional.empty(), Optional.empty());
    }

    void start() {
        thread.scheduleWithFixedDelay(() -> attempt(this::whatIsDue), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    State state() {
        return state;
    }

    /** Takes a checkpoint, compacts it and packs the journal, and waits until that is done. */
    void compactNow() throws IOException {
        try {
            thread.submit(() -> {
                advance();
                compact();
                journal.pack();
                return null;
            }).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("compaction goes on, but nobody waits for it any more", e);
        } catch (ExecutionException e) {
            throw new StoreException("compaction failed and nothing was lost: " + e.getCause().getMessage() + "; see that the disk has room and try again", e.getCause());
        }
    }

    /** Ends without another look at the disk. */
    void stop() {
        thread.shutdown();
    }

    /** Takes a last checkpoint when that takes a second or two; otherwise the next start reads the journal. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        deadline = System.nanoTime() + LAST_CHECKPOINT.toNanos();
        thread.execute(() -> attempt(this::advance));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2 * LAST_CHECKPOINT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The store in {} is being compacted still; the next start goes on from the journal", folder.getParent());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A failure of whatever kind is told once and must not end the schedule. */
    private void attempt(Work work) {
        try {
            work.run();
            failing = false;
        } catch (IOException | RuntimeException | InternalError e) {
            notBefore = clock.instant().plus(AGAIN);
            if (!failing) {
                LOG.warn("A checkpoint of the store in {} failed and will be tried again; nothing is lost, the journal has every change: {}", folder.getParent(), e.toString());
            }
            failing = true;
        }
    }

    private void whatIsDue() throws IOException {
        Instant now = clock.instant();
        long waiting = journal.sequence() - state.sequence();
        waitingSince = waiting == 0 ? null : waitingSince == null ? now : waitingSince;
        boolean due = waiting >= CHANGES || state.sequence() == 0 && waiting > 0 || waitingSince != null && !waitingSince.plus(AGE).isAfter(now);
        if (due && !now.isBefore(notBefore)) {
            advance();
            waitingSince = null;
            if (state.bytes() > GROWTH * compactedBytes()) {
                compact();
            }
        }
        journal.pack();
    }

    private void advance() throws IOException {
        long upTo = journal.sequence();
        if (state.sequence() < upTo) {
            if (Files.getFileStore(folder.getParent()).getUsableSpace() < RESERVE) {
                throw new StoreException("the disk has less than " + (RESERVE >> 20) + " MiB left, which are kept for the journal");
            }
            try (Checkpoint checkpoint = Checkpoint.open(folder)) {
                if (!checkpoint.advance(journal.reader(), upTo, () -> deadline - System.nanoTime() < 0 && deadline != Long.MAX_VALUE)) {
                    return;
                }
            }
            state = new State(upTo, Disk.size(folder), Optional.of(clock.instant()), state.compactedAt());
            if (!Files.exists(compactedSize)) {
                Disk.replace(compactedSize, Long.toString(state.bytes()));
            }
        }
    }

    private void compact() throws IOException {
        if (Files.getFileStore(folder.getParent()).getUsableSpace() < 2 * state.bytes()) {
            throw new StoreException("no room to compact");
        }
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            checkpoint.compact();
        }
        long bytes = Disk.size(folder);
        Disk.replace(compactedSize, Long.toString(bytes));
        state = new State(state.sequence(), bytes, state.checkpointAt(), Optional.of(clock.instant()));
    }

    private long compactedBytes() throws IOException {
        try {
            return Long.parseLong(Files.readString(compactedSize, StandardCharsets.UTF_8).strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
