package eu.policygraph.server;

import eu.policygraph.web.Exchange;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that knows how far its request is, so that what is too slow can be ended, and that can tell whether the client is
 * still there while an answer is worked out.
 */
class WatchedEndPoint extends SocketChannelEndPoint implements Wire {

    /** How far the request is. */
    private enum Phase { IDLE, HEADER, BODY, ANSWER, EXPIRED }

    /** @param since {@link System#nanoTime} at the first byte of the request */
    private record State(Phase phase, Exchange exchange, long since) {}

    private static final State IDLE = new State(Phase.IDLE, null, 0);
    private static final int GLANCE = 512;

    private final Executor executor;
    private final AtomicReference<State> state = new AtomicReference<>(IDLE);
    private final AtomicLong sent = new AtomicLong();
    private final ReentrantLock reading = new ReentrantLock();
    private ByteBuffer ahead = BufferUtil.EMPTY_BUFFER;
    private volatile boolean blocked;
    private volatile boolean gone;
    private long windowStart;
    private long windowSent;

    WatchedEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler, Executor executor) {
        super(channel, selector, key, scheduler);
        this.executor = executor;
    }

    /** The header of a request has been read. */
    void begin(Exchange exchange) {
        State before = state.get();
        state.compareAndSet(before, before.phase() == Phase.EXPIRED ? before : new State(Phase.BODY, exchange, before.phase() == Phase.HEADER ? before.since() : System.nanoTime()));
    }

    /** The answer is out. */
    void end(Exchange exchange) {
        State before = state.get();
        if (before.exchange() == exchange && before.phase() != Phase.EXPIRED) {
            state.compareAndSet(before, IDLE);
        }
    }

    @Override
    public void received() {
        State before = state.get();
        if (before.phase() == Phase.EXPIRED || !state.compareAndSet(before, new State(Phase.ANSWER, before.exchange(), before.since()))) {
            throw Problem.of("request-timeout", 408, "Request timeout", "The request took too long to arrive.").exception();
        }
    }

    @Override
    public boolean isGone() {
        reading.lock();
        try {
            if (gone || ahead.hasRemaining() || !isOpen()) {
                return gone || !isOpen();
            }
            ByteBuffer glance = ByteBuffer.allocate(GLANCE);
            gone = getChannel().read(glance) < 0;
            ahead = glance.flip();
            return gone;
        } catch (IOException e) {
            gone = true;
            return true;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled;
        reading.lock();
        try {
            filled = ahead.hasRemaining() ? BufferUtil.append(buffer, ahead) : super.fill(buffer);
        } finally {
            reading.unlock();
        }
        if (filled > 0) {
            state.compareAndSet(IDLE, new State(Phase.HEADER, null, System.nanoTime()));
        }
        return filled;
    }

    /** What was read ahead will not wake the selector again. */
    @Override
    protected void needsFillInterest() {
        boolean waiting;
        reading.lock();
        try {
            waiting = ahead.hasRemaining();
        } finally {
            reading.unlock();
        }
        if (waiting) {
            executor.execute(() -> getFillInterest().fillable());
        } else {
            super.needsFillInterest();
        }
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        long before = BufferUtil.remaining(buffers);
        boolean complete = super.flush(buffers);
        sent.addAndGet(before - BufferUtil.remaining(buffers));
        blocked = !complete;
        return complete;
    }

    /** Ends the connection when the request has been arriving for too long; {@code refusal} is said first. */
    void endIfLate(long now, long headerNanos, long requestNanos, byte[] refusal) {
        State current = state.get();
        long limit = current.phase() == Phase.HEADER ? headerNanos : requestNanos;
        boolean arriving = current.phase() == Phase.HEADER || current.phase() == Phase.BODY;
        if (arriving && now - current.since() > limit && state.compareAndSet(current, new State(Phase.EXPIRED, current.exchange(), current.since()))) {
            try {
                getChannel().write(ByteBuffer.wrap(refusal));
            } catch (IOException e) {
                gone = true;
            }
            close();
        }
    }

    /** Ends the connection when the client has read less than {@code bytes} in the last {@code windowNanos} while there was more for it. Called by one thread. */
    void endIfSlow(long now, long windowNanos, long bytes) {
        if (!blocked) {
            windowStart = now;
            windowSent = sent.get();
        } else if (now - windowStart > windowNanos) {
            if (sent.get() - windowSent < bytes) {
                close();
            }
            windowStart = now;
            windowSent = sent.get();
        }
    }
}
