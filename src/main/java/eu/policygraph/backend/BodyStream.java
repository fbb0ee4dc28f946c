package eu.policygraph.backend;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.Flow.Subscription;

/**
 * The body of an answer as it arrives. Whoever reads looks at the clock while nothing arrives, no more is taken from the network
 * than is read, and closing hangs up. What is over the limit of bytes is not read: the stream ends there.
 */
final class BodyStream extends InputStream implements BodySubscriber<InputStream> {

    private static final long LOOK_MILLIS = 50;
    private static final Object END = new Object();

    private final long limit;
    private final Runnable clock;
    private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
    private final AtomicReference<Subscription> subscription = new AtomicReference<>();
    private List<ByteBuffer> buffers = List.of();
    private int next;
    private long taken;
    private boolean ended;
    private boolean cut;
    private boolean failed;
    private volatile boolean closed;

    /**
     * @param limit of bytes
     * @param clock throws when the time is up
     */
    BodyStream(long limit, Runnable clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Whether there was more than the limit. */
    boolean isCut() {
        return cut;
    }

    /** Whether the connection broke before the end. */
    boolean isBroken() {
        return failed;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription.set(given);
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        arrived.add(item);
    }

    @Override
    public void onError(Throwable error) {
        arrived.add(error);
    }

    @Override
    public void onComplete() {
        arrived.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (length == 0) {
            return 0;
        }
        clock.run();
        while (!ended) {
            if (next == buffers.size()) {
                take();
            } else if (!buffers.get(next).hasRemaining()) {
                next++;
            } else if (taken == limit) {
                cut = true;
                ended = true;
                close();
            } else {
                int count = (int) Math.min(Math.min(length, buffers.get(next).remaining()), limit - taken);
                buffers.get(next).get(to, offset, count);
                taken += count;
                return count;
            }
        }
        return -1;
    }

    private void take() throws IOException {
        if (!buffers.isEmpty()) {
            buffers = List.of();
            next = 0;
            subscription.get().request(1);
        }
        Object item = poll();
        if (item == END) {
            ended = true;
        } else if (item instanceof Throwable error) {
            ended = true;
            failed = true;
            throw new IOException("the connection broke", error);
        } else {
            buffers = ((List<?>) item).stream().map(ByteBuffer.class::cast).toList();
            next = 0;
        }
    }

    private Object poll() throws IOException {
        try {
            while (true) {
                Object item = arrived.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (item != null) {
                    return item;
                }
                clock.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        Subscription open = subscription.get();
        if (open != null) {
            open.cancel();
        }
    }
}
