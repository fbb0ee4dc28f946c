package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Dated events: of everything or of one thing, filtered, as a page, an Atom feed and a calendar. */
public final class TimelinePages {

    /** All that the order of events is made from, beside types. */
    public static final Set<Node> PROPERTIES = EventIndex.PROPERTIES;

    /** The most events on a page; others are on the next. */
    static final int ON_PAGE = 200;

    /** The most entries of a feed, the newest. */
    static final int IN_FEED = 100;

    /** The most events of a calendar, the newest; the calendar says when there are more. */
    static final int IN_CALENDAR = 2_000;

    /** The most strategies to choose from, and the most whose initiatives are offered too. */
    private static final int STRATEGIES = 200;
    private static final int WITH_INITIATIVES = 20;

    /** A value to choose, and how many events it gives. */
    public record Choice(String value, String text, String language, int events) {}

    /** A strategy with its initiatives, to choose from. */
    public record Group(Named strategy, List<Named> initiatives) {

        /** Whether an IRI is that of the strategy or of one of the initiatives. */
        public boolean names(String iri) {
            return strategy.iri().equals(iri) || initiatives.stream().anyMatch(i -> i.iri().equals(iri));
        }
    }

    private final Supplier<Snapshot> snapshot;
    private final Questions questions;
    private final Timelines timelines;
    private final Templates templates;

    public TimelinePages(Supplier<Snapshot> snapshot, Questions questions, Timelines timelines, Templates templates) {
        this.snapshot = snapshot;
        this.questions = questions;
        this.timelines = timelines;
        this.templates = templates;
    }

    /** {@code /timeline}. */
    public Response show(Request request) {
        TimelineFilter filter = TimelineFilter.of(request);
        Frame plain = new Frame("", request, snapshot.get());
        Frame frame = new Frame(title(filter, plain), request, snapshot.get());
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("timeline", part(filter, filter.newestFirst(), (filter.page() - 1) * ON_PAGE, ON_PAGE, frame));
        model.put("groups", groups(frame));
        model.put("actors", actors(frame));
        model.put("kinds", kinds(frame));
        return Validators.add(templates.page(frame, "timeline", model), snapshot.get());
    }

    /** {@code /timeline.atom}: the newest first. */
    public Response atom(Request request) {
        return atom(TimelineFilter.of(request), "/timeline", request);
    }

    /** {@code /{kind}/{slug}.atom}: the events of a thing. */
    public Response atomOf(Request request) {
        return atom(about(request), "/" + request.variable("kind") + "/" + request.variable("slug"), request);
    }

    /** {@code /timeline.ics}. */
    public Response calendar(Request request) {
        return calendar(TimelineFilter.of(request), request);
    }

    /** {@code /{kind}/{slug}.ics}: the events of a thing. */
    public Response calendarOf(Request request) {
        return calendar(about(request), request);
    }

    private Response atom(TimelineFilter filter, String path, Request request) {
        Frame frame = new Frame("", request, snapshot.get());
        List<Timeline.Entry> entries = part(filter, true, 0, IN_FEED, frame).entries();
        String values = path.equals("/timeline") && !filter.queryString().isEmpty() ? "?" + filter.queryString() : "";
        String feed = TimelineFeeds.atom(title(filter, frame), entries, frame.absolute(path + ".atom" + values), frame.absolute(path + values),
                snapshot.get().loadedAt(), frame);
        return file("application/atom+xml; charset=utf-8", feed, frame);
    }

    private Response calendar(TimelineFilter filter, Request request) {
        Frame frame = new Frame("", request, snapshot.get());
        Timeline newest = part(filter, true, 0, IN_CALENDAR, frame);
        String note = newest.shown() < newest.total() ? frame.t("timeline.newest", newest.shown(), newest.total()) : "";
        return file("text/calendar; charset=utf-8", TimelineFeeds.calendar(title(filter, frame), note, newest.entries().reversed(), snapshot.get().loadedAt(), frame), frame);
    }

    private Response file(String contentType, String text, Frame frame) {
        Response response = Response.of(contentType, text.getBytes(StandardCharsets.UTF_8)).header("Content-Language", frame.language().tag()).header("Vary", "Accept-Language");
        return Validators.add(response, snapshot.get());
    }

    private TimelineFilter about(Request request) {
        String path = "/" + request.variable("kind") + "/" + request.variable("slug");
        String iri = Namespaces.THING + path.substring(1);
        if (!snapshot.get().union().contains(NodeFactory.createURI(iri), Node.ANY, Node.ANY)) {
            throw Problem.notFound("unknown-thing", "Nothing here is called <" + iri + ">. Search at /search.").exception();
        }
        return TimelineFilter.of(request).about(iri);
    }

    private Timeline part(TimelineFilter filter, boolean newestFirst, int start, int size, Frame frame) {
        Map<String, String> parameters = filter.parameters();
        parameters.put("lang", frame.language().tag());
        return timelines.part(parameters, newestFirst, start, size, frame);
    }

    private String title(TimelineFilter filter, Frame frame) {
        if (filter.about().isEmpty()) {
            return frame.t("timeline.title");
        }
        String iri = filter.about().contains("/") ? filter.about() : Namespaces.THING + filter.about().replace(":", "/");
        return frame.t("timeline.about", new Labels(snapshot.get()).text(NodeFactory.createURI(iri), frame.language().tag()));
    }

    private List<Group> groups(Frame frame) {
        List<Group> groups = new ArrayList<>();
        Map<String, Named> strategies = new LinkedHashMap<>();
        AnswerRow.of(questions.ask("strategies", language(frame))).forEach(r -> strategies.putIfAbsent(r.text("strategy"), r.named("strategy", "strategyLabel", frame)));
        boolean few = strategies.size() <= WITH_INITIATIVES;
        for (Named strategy : strategies.values().stream().limit(STRATEGIES).toList()) {
            List<Named> initiatives = !few ? List.of() : AnswerRow.of(questions.ask("initiatives-of-a-strategy", Map.of("strategy", strategy.iri(), "lang", frame.language().tag()))).stream()
                    .map(r -> r.named("initiative", "initiativeLabel", frame)).distinct().toList();
            groups.add(new Group(strategy, initiatives));
        }
        groups.sort(Comparator.comparing((Group g) -> g.initiatives().isEmpty()).thenComparing(g -> g.strategy().text()));
        return groups;
    }

    private List<Choice> actors(Frame frame) {
        Labels labels = new Labels(snapshot.get());
        return sorted(timelines.index().actors().entrySet().stream().filter(e -> e.getKey().isURI()).map(e -> choice(e.getKey().getURI(), Named.of(e.getKey(), labels, frame), e.getValue())));
    }

    /** Kinds that sources write as words and as codes are told apart by their key alone. */
    private List<Choice> kinds(Frame frame) {
        Labels labels = new Labels(snapshot.get());
        Map<String, Choice> kinds = new LinkedHashMap<>();
        timelines.index().kinds().forEach((kind, events) -> {
            String key = EventIndex.key(kind);
            Named name = Named.text(kind.isURI() ? labels.literal(kind, frame.language().tag()).orElse(NodeFactory.createLiteralLang(key, "en")) : kind, frame);
            kinds.merge(key, choice(key, name, events), (a, c) -> new Choice(a.value(), a.text(), a.language(), a.events() + c.events()));
        });
        return sorted(kinds.values().stream());
    }

    private static Choice choice(String value, Named name, int events) {
        return new Choice(value, name.text(), name.language(), events);
    }

    private static List<Choice> sorted(Stream<Choice> choices) {
        return choices.sorted(Comparator.comparing((Choice c) -> c.text().toLowerCase(java.util.Locale.ROOT)).thenComparing(Choice::value)).toList();
    }

    private static Map<String, String> language(Frame frame) {
        return Map.of("lang", frame.language().tag());
    }
}
