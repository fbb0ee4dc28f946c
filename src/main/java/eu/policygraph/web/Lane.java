package eu.policygraph.web;

import eu.policygraph.admission.Watch;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Threads that handle one sort of request, so that no other sort has to wait for it. They are threads of the platform, which
 * the system shares the processors among; a virtual thread that computes would hold its carrier until it is done.
 */
public final class Lane implements AutoCloseable {

    /**
     * How wide a lane is.
     *
     * @param threads requests that are handled at once
     * @param waiting requests that wait for a thread; more are refused
     * @param patience how long one waits before it is refused
     * @param perClient requests of one client that wait or are handled or sent at once; more are refused
     */
    public record Width(int threads, int waiting, Duration patience, int perClient) {

        public Width {
            Objects.requireNonNull(patience);
            if (threads < 1 || waiting < 1 || perClient < 1 || patience.isNegative()) {
                throw new IllegalArgumentException("a lane has at least one thread, one place to wait and one request of a client");
            }
        }
    }

    private static final String RETRY = "2";

    private final String name;
    private final Width width;
    private final ThreadPoolExecutor threads;
    private final ClientSlots clients;
    private final Set<LaneTask> tasks = ConcurrentHashMap.newKeySet();
    private final Watch<Errand> errands;

    /** @param name of the lane in metrics and thread names: a word */
    public Lane(String name, Width width) {
        this.name = Objects.requireNonNull(name);
        this.width = width;
        this.clients = new ClientSlots(width.perClient());
        this.threads = new ThreadPoolExecutor(width.threads(), width.threads(), 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(width.waiting()),
                Thread.ofPlatform().name("lane-" + name + "-", 0).daemon(true).factory());
        threads.allowCoreThreadTimeOut(true);
        errands = new Watch<>("lane-" + name + "-watch", LaneTask.GLANCE, errand -> errand.look(width.patience()));
    }

    public String name() {
        return name;
    }

    public Width width() {
        return width;
    }

    /** Requests that wait for a thread now. */
    public int waiting() {
        return threads.getQueue().size();
    }

    /** Requests that are handled now. */
    public int running() {
        return threads.getActiveCount();
    }

    /**
     * The handler on a thread of this lane; the thread that calls waits, and stops it when the client hangs up.
     * It fails with 429 when the client has too much under way, and with 503 when all threads are taken for too long.
     */
    public Route.Handler around(Route.Handler handler) {
        return request -> handle(request, handler);
    }

    /**
     * Has a whole request handled on a thread of this lane, while nobody waits; the handlers of this lane that it comes to go on there. It is stopped
     * when the client hangs up.
     *
     * @param work sends the answer; throws nothing
     * @param refusal sends the problem when it is not begun after all, because it waits for too long or the server is stopped
     * @return false when nothing is done, because the client has too much under way or too many wait: {@link #around} says so
     */
    public boolean offer(Request request, Runnable work, Consumer<Problem> refusal) {
        Exchange exchange = request.exchange();
        if (!clients.takeNow(exchange.client())) {
            return false;
        }
        Errand errand = new Errand(this, request, work, refusal);
        errands.add(errand);
        try {
            threads.execute(errand);
            return true;
        } catch (RejectedExecutionException e) {
            errands.remove(errand);
            clients.give(exchange.client());
            return false;
        }
    }

    /** The slot is free when the work has ended and the answer is out: who reads slowly, or hangs up, gets no further. */
    void ended(Errand errand, Exchange exchange) {
        errands.remove(errand);
        exchange.afterwards(() -> clients.give(exchange.client()));
    }

    /** Has one that was refused not wait any more. */
    void forget(Errand errand) {
        threads.remove(errand);
    }

    private Response handle(Request request, Route.Handler handler) {
        Exchange exchange = request.exchange();
        if (exchange.isIn(this)) {
            return handler.handle(request);
        }
        if (!clients.take(exchange.client())) {
            throw Problem.of("too-many-requests", 429, "Too many requests", "You have " + width.perClient() + " requests of this kind under way, which is the limit. Wait for one to end.")
                    .with("limit", width.perClient()).withHeader("Retry-After", RETRY).exception();
        }
        LaneTask task = new LaneTask(request, handler);
        // The slot is free when the work has ended and the answer is out: who reads slowly, or hangs up, gets no further.
        task.whenDone(() -> {
            tasks.remove(task);
            exchange.afterwards(() -> clients.give(exchange.client()));
        });
        tasks.add(task);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            task.abandon();
            throw busy();
        }
        try {
            if (!task.started(width.patience()) && task.abandon()) {
                threads.remove(task);
                throw busy();
            }
            return task.answer();
        } finally {
            exchange.waited(name, task.waited());
        }
    }

    private static ProblemException busy() {
        return busyProblem().exception();
    }

    static Problem busyProblem() {
        return Problem.of("busy", 503, "Busy", "Too many requests of this kind are waiting here. Ask again in a moment.").withHeader("Retry-After", RETRY);
    }

    /** Takes no more, and asks what runs to stop. */
    @Override
    public void close() {
        threads.shutdown();
        tasks.forEach(LaneTask::cancel);
        errands.each(Errand::cancel);
    }
}
