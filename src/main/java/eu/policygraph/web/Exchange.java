package eu.policygraph.web;

import eu.policygraph.admission.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is known of one request beside what it asks: who sends it, under which id, whether anybody still waits, and what became
 * of it, for the log and the metrics. Safe for the thread that reads and the one that answers.
 */
public final class Exchange {

    /**
     * Who sends a request.
     *
     * @param client whom limits for each client are counted for: an address, or a network of addresses that one client may hold
     * @param proxied whether it comes from a proxy whose X-Forwarded headers are believed
     * @param operator whether it may see how the server is doing
     */
    public record Sender(String client, boolean proxied, boolean operator) {

        public Sender {
            Objects.requireNonNull(client);
        }
    }

    /** Name under which a servlet request carries its exchange. */
    public static final String ATTRIBUTE = Exchange.class.getName();

    private final String id;
    private final Supplier<Sender> asked;
    private final Wire wire;
    private final Cancellation cancellation = new Cancellation();
    private final List<Runnable> afterwards = new ArrayList<>(0);
    private volatile Sender sender;
    private volatile Object note;
    private volatile String route = "";
    private volatile String question = "";
    private volatile String problem = "";
    private volatile String lane = "";
    private volatile Duration waited = Duration.ZERO;
    private volatile Path upload;
    private volatile Lane entered;
    private boolean completed;

    /** @param id names the request in the log and in the header X-Request-Id */
    public Exchange(String id, Sender sender, Wire wire) {
        this(id, () -> sender, wire);
    }

    /**
     * @param id names the request in the log and in the header X-Request-Id
     * @param sender asked when somebody wants to know, and once; any thread, while the request lasts
     */
    public Exchange(String id, Supplier<Sender> sender, Wire wire) {
        this.id = Objects.requireNonNull(id);
        this.asked = Objects.requireNonNull(sender);
        this.wire = Objects.requireNonNull(wire);
    }

    /** For a request that came by no connection. */
    static Exchange none() {
        return new Exchange("-", new Sender("-", false, false), Wire.NONE);
    }

    /** Names the request in the log and in the header X-Request-Id. */
    public String id() {
        return id;
    }

    /** Whom limits for each client are counted for. */
    public String client() {
        return sender().client();
    }

    boolean proxied() {
        return sender().proxied();
    }

    /** Whether the sender may see how the server is doing. */
    public boolean isOperator() {
        return sender().operator();
    }

    private Sender sender() {
        Sender known = sender;
        if (known == null) {
            known = asked.get();
            sender = known;
        }
        return known;
    }

    Wire wire() {
        return wire;
    }

    /** Stops what runs for this request. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Template of the route that answers; empty before one is found. */
    public String route() {
        return route;
    }

    /** @param template of the route that answers, or that made the answer that is given again */
    public void route(String template) {
        route = template;
    }

    /** Name of the prebuilt query that is asked; empty for anything else. */
    public String question() {
        return question;
    }

    /** @param name of a query that there is: it becomes a label of metrics */
    public void question(String name) {
        question = name;
    }

    /** Id of the problem that it ended with; empty for a good answer. */
    public String problem() {
        return problem;
    }

    public void problem(String id) {
        problem = id;
    }

    /**
     * The file that the body went to, see {@link Upload}; there until the request is over.
     *
     * @throws IllegalStateException when the route takes none
     */
    public Path upload() {
        if (upload == null) {
            throw new IllegalStateException("no upload");
        }
        return upload;
    }

    void upload(Path file) {
        upload = file;
    }

    /** Name of the lane that it took; empty when it was answered without one. */
    public String lane() {
        return lane;
    }

    /** How long it waited to be handled. */
    public Duration waited() {
        return waited;
    }

    /** Whether it is handled on a thread of this lane from its beginning. */
    boolean isIn(Lane other) {
        return entered == other;
    }

    void enter(Lane taken, Duration time) {
        entered = taken;
        waited(taken.name(), time);
    }

    void waited(String inLane, Duration time) {
        lane = inLane;
        waited = time;
    }

    /** Leaves a note for whoever handles the request further on; there is one at most. */
    public void note(Object value) {
        note = value;
    }

    /** The note, if it is of this type. */
    public <T> Optional<T> note(Class<T> type) {
        return type.isInstance(note) ? Optional.of(type.cast(note)) : Optional.empty();
    }

    /** Has something done when the answer is out, or cannot be sent any more; at once if that is so already. */
    void afterwards(Runnable action) {
        synchronized (afterwards) {
            if (!completed) {
                afterwards.add(action);
                return;
            }
        }
        action.run();
    }

    /** Says that the answer is out, or cannot be sent any more. */
    public void complete() {
        List<Runnable> actions;
        synchronized (afterwards) {
            completed = true;
            actions = List.copyOf(afterwards);
            afterwards.clear();
        }
        actions.forEach(Runnable::run);
    }
}
