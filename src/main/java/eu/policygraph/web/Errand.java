package eu.policygraph.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One request in a lane that nobody waits for: waits, runs, is done; or is refused before it runs. */
final class Errand implements Runnable {

    private enum State { WAITING, RUNNING, REFUSED }

    private final Lane lane;
    private final Request request;
    private final Runnable work;
    private final Consumer<Problem> refusal;
    private final long submitted = System.nanoTime();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    Errand(Lane lane, Request request, Runnable work, Consumer<Problem> refusal) {
        this.lane = lane;
        this.request = request;
        this.work = work;
        this.refusal = refusal;
    }

    @Override
    public void run() {
        if (!state.compareAndSet(State.WAITING, State.RUNNING)) {
            return;
        }
        request.exchange().enter(lane, waited());
        try {
            request.cancellation().during(() -> {
                work.run();
                return null;
            });
        } finally {
            lane.ended(this, request.exchange());
        }
    }

    /** Refuses it when it has waited for too long, stops it when its client has hung up. */
    void look(Duration patience) {
        if (state.get() == State.WAITING && waited().compareTo(patience) > 0) {
            refuse(Lane.busyProblem());
        } else if (state.get() == State.RUNNING && waited().toMillis() > LaneTask.GLANCE && request.exchange().wire().isGone()) {
            request.cancellation().cancel();
        }
    }

    /** Asks what runs to stop, and what waits not to begin. */
    void cancel() {
        request.cancellation().cancel();
        refuse(LaneTask.shuttingDownProblem());
    }

    private void refuse(Problem problem) {
        if (state.compareAndSet(State.WAITING, State.REFUSED)) {
            lane.forget(this);
            request.exchange().waited(lane.name(), waited());
            lane.ended(this, request.exchange());
            refusal.accept(problem);
        }
    }

    /** Since it was submitted. */
    private Duration waited() {
        return Duration.ofNanos(System.nanoTime() - submitted);
    }
}
