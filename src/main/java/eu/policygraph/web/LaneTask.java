package eu.policygraph.web;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One request in a lane: waits, runs, is done; or is abandoned before it runs. */
final class LaneTask implements Runnable {

    /** How often the socket is asked whether the client is still there, in milliseconds. */
    static final long GLANCE = 200;

    private enum State { WAITING, RUNNING, ABANDONED }

    private final Request request;
    private final Route.Handler handler;
    private final long submitted = System.nanoTime();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CountDownLatch start = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile long waited;
    private volatile Runnable afterwards = () -> {};
    private Response response;
    private volatile Throwable failure;

    LaneTask(Request request, Route.Handler handler) {
        this.request = request;
        this.handler = handler;
    }

    /** Has something done once it has run, or is abandoned. */
    void whenDone(Runnable action) {
        afterwards = action;
    }

    /** Gives up a task that has not begun; false when it has. */
    boolean abandon() {
        if (!state.compareAndSet(State.WAITING, State.ABANDONED)) {
            return false;
        }
        waited = System.nanoTime() - submitted;
        afterwards.run();
        return true;
    }

    @Override
    public void run() {
        if (!state.compareAndSet(State.WAITING, State.RUNNING)) {
            return;
        }
        waited = System.nanoTime() - submitted;
        start.countDown();
        try {
            response = request.cancellation().during(() -> handler.handle(request));
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            end.countDown();
            afterwards.run();
        }
    }

    /** Waits until it runs; false when the time is up before. */
    boolean started(Duration patience) {
        return await(start, patience.toMillis());
    }

    /** Waits for the answer, and cancels it when the client hangs up. */
    Response answer() {
        while (!await(end, GLANCE)) {
            if (request.exchange().wire().isGone()) {
                request.cancellation().cancel();
                throw gone().exception();
            }
        }
        return switch (failure) {
            case null -> response;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        };
    }

    /** Asks what runs to stop, and what waits not to begin. */
    void cancel() {
        request.cancellation().cancel();
        if (abandon()) {
            failure = shuttingDown();
            start.countDown();
            end.countDown();
        }
    }

    private static ProblemException shuttingDown() {
        return shuttingDownProblem().exception();
    }

    static Problem shuttingDownProblem() {
        return Problem.of("shutting-down", 503, "Shutting down", "The server is being stopped.");
    }

    /** Nobody will read this; the status is the one that nginx made a custom of. */
    static Problem gone() {
        return Problem.of("client-gone", 499, "Client closed request", "The client hung up before the answer was there.");
    }

    /** How long it waited before it ran or was abandoned. */
    Duration waited() {
        return Duration.ofNanos(waited);
    }

    private boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            request.cancellation().cancel();
            throw shuttingDown();
        }
    }
}
