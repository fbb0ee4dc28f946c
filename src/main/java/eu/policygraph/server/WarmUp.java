package eu.policygraph.server;

import eu.policygraph.server.FirstVisits.Ask;
import eu.policygraph.web.Address;
import eu.policygraph.web.Body;
import eu.policygraph.web.Exchange;
import eu.policygraph.web.Parameters;
import eu.policygraph.web.ProblemException;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import eu.policygraph.web.Route;
import eu.policygraph.web.Wire;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for first visits before visitors do: after the start, after each change, after midnight, on the ways of every request, so that answers are
 * in the cache. One request at a time, and none while a visitor's is handled; a pass ends when other data are served or its time is over.
 */
final class WarmUp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** Addresses of this server, as visitors call it, that answers of one snapshot are made for: answers name it. */
    private static final int MOST_ADDRESSES = 2;
    private static final Duration GLANCE = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Settings.WarmUp pace;
    private final Clock clock;
    private final Supplier<?> served;
    private final Supplier<List<Ask>> asks;
    private final BooleanSupplier quiet;
    private final Visited visited;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("warm-up").daemon().priority(Thread.MIN_PRIORITY).factory());
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile Route.Handler answers;
    private volatile Exchange under;
    private volatile boolean closed;
    private Object data;
    private LocalDate day;
    private final Set<Address> done = new HashSet<>();
    private final Set<Ask> slow = new HashSet<>();
    private volatile long rested = System.nanoTime();

    /**
     * @param served the data that requests are answered from; other data are another object
     * @param asks what to ask for, worked out anew for each pass
     * @param quiet whether no visitor's request is being handled
     * @param usual where the server is if nobody has asked yet
     */
    WarmUp(Settings.WarmUp pace, Clock clock, Supplier<?> served, Supplier<List<Ask>> asks, BooleanSupplier quiet, Address usual) {
        this.pace = pace;
        this.clock = clock;
        this.served = served;
        this.asks = asks;
        this.quiet = quiet;
        this.visited = new Visited(usual);
    }

    /**
     * Begins, and takes note from now on by which address visitors come.
     *
     * @param all what answers, the cache included
     */
    Route.Handler around(Route.Handler all) {
        answers = all;
        soon();
        atMidnight();
        return request -> {
            Response response = all.handle(request);
            if (response.status() == 200 && visited.note(request.address())) {
                soon();
            }
            return response;
        };
    }

    /** Other data are served from now on, or in a moment. */
    void soon() {
        if (answers != null && planned.compareAndSet(false, true)) {
            plan(this::pass, Math.max(pace.delay().toNanos(), rested - System.nanoTime()));
        }
    }

    /** On another day "today" is another, and the cache is empty. */
    private void atMidnight() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime midnight = now.toLocalDate().plusDays(1).atStartOfDay(now.getZone());
        plan(() -> {
            soon();
            atMidnight();
        }, Math.max(Duration.ofMinutes(1).toNanos(), Duration.between(now, midnight).toNanos()));
    }

    private void plan(Runnable work, long nanos) {
        try {
            thread.schedule(work, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server is being stopped", e);
        }
    }

    private void pass() {
        planned.set(false);
        long started = System.nanoTime();
        Object now = served.get();
        LocalDate today = LocalDate.now(clock);
        if (now != data || !today.equals(day)) {
            data = now;
            day = today;
            done.clear();
        }
        int before = done.size();
        try {
            for (Address address : visited.foremost(MOST_ADDRESSES)) {
                if (done.size() < MOST_ADDRESSES && done.add(address)) {
                    askAll(asks.get(), address, started);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("What to make before anybody asks for it could not be worked out", e);
        }
        if (done.size() > before) {
            IdleMemory.giveBack();
            long took = System.nanoTime() - started;
            rested = System.nanoTime() + pace.rest() * took;
            LOG.debug("Answers were made before they are asked for in {} ms", took / 1_000_000);
        }
    }

    private void askAll(List<Ask> all, Address address, long started) {
        for (Ask ask : all) {
            if (slow.contains(ask)) {
                continue;
            }
            awaitQuiet();
            long begun = System.nanoTime();
            if (closed || served.get() != data || begun - started > pace.most().toNanos()) {
                return;
            }
            ask(ask, address);
            if (System.nanoTime() - begun > pace.slow().toNanos()) {
                slow.add(ask);
            }
        }
    }

    private void ask(Ask ask, Address address) {
        Exchange exchange = new Exchange("warm-up", new Exchange.Sender("warm-up", false, false), Wire.NONE);
        under = exchange;
        Request request = new Request("GET", ask.path(), Parameters.parse(ask.query()), Map.of("accept", ask.accept()), new byte[0], address, Map.of(), exchange);
        try (Body body = answers.handle(request).body()) {
            LOG.trace("{} {} bytes", ask.path(), body.length());
        } catch (ProblemException | IOException e) {
            LOG.debug("{} gave no answer", ask, e);
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.error("{} failed before anybody asked for it", ask, e);
            }
        } finally {
            under = null;
            exchange.complete();
        }
    }

    /** Visitors first, but somebody who asks without an end does not keep the others from finding their answers made. */
    private void awaitQuiet() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!closed && !quiet.getAsBoolean() && System.nanoTime() < until) {
            try {
                Thread.sleep(GLANCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Ends it at once; what is under way is cancelled. */
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        Exchange exchange = under;
        if (exchange != null) {
            exchange.cancellation().cancel();
        }
    }
}
