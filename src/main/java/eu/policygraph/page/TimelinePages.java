package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Answer;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Dated events: of everything or of one thing, filtered, as a page, an Atom feed and a calendar. */
public final class TimelinePages {

    /** The most events on a page; the page says when there are more. */
    static final int ON_PAGE = 400;

    /** The most entries of a feed, the newest. */
    static final int IN_FEED = 100;

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
    private final Templates templates;

    public TimelinePages(Supplier<Snapshot> snapshot, Questions questions, Templates templates) {
        this.snapshot = snapshot;
        this.questions = questions;
        this.templates = templates;
    }

    /** {@code /timeline}. */
    public Response show(Request request) {
        TimelineFilter filter = TimelineFilter.of(request);
        Frame plain = new Frame("", request, snapshot.get());
        Answer.Rows rows = rows(filter, plain);
        Frame frame = new Frame(title(filter, plain), request, snapshot.get());
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("timeline", Timeline.of(rows, filter.newestFirst(), ON_PAGE, frame));
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
        List<Timeline.Entry> entries = Timeline.entries(rows(filter, frame), frame);
        Collections.reverse(entries);
        String values = path.equals("/timeline") && !filter.queryString().isEmpty() ? "?" + filter.queryString() : "";
        String feed = TimelineFeeds.atom(title(filter, frame), entries.stream().limit(IN_FEED).toList(), frame.absolute(path + ".atom" + values), frame.absolute(path + values),
                snapshot.get().loadedAt(), frame);
        return file("application/atom+xml; charset=utf-8", feed, frame);
    }

    private Response calendar(TimelineFilter filter, Request request) {
        Frame frame = new Frame("", request, snapshot.get());
        return file("text/calendar; charset=utf-8", TimelineFeeds.calendar(title(filter, frame), Timeline.entries(rows(filter, frame), frame), snapshot.get().loadedAt(), frame), frame);
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

    private Answer.Rows rows(TimelineFilter filter, Frame frame) {
        Map<String, String> parameters = filter.parameters();
        parameters.put("lang", frame.language().tag());
        return questions.ask(filter.query(), parameters);
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
        for (Named strategy : strategies.values()) {
            List<Named> initiatives = AnswerRow.of(questions.ask("initiatives-of-a-strategy", Map.of("strategy", strategy.iri(), "lang", frame.language().tag()))).stream()
                    .map(r -> r.named("initiative", "initiativeLabel", frame)).distinct().toList();
            groups.add(new Group(strategy, initiatives));
        }
        groups.sort(Comparator.comparing((Group g) -> g.initiatives().isEmpty()).thenComparing(g -> g.strategy().text()));
        return groups;
    }

    private List<Choice> actors(Frame frame) {
        Map<String, Choice> actors = new LinkedHashMap<>();
        AnswerRow.of(questions.ask("events-by-year-and-actor", language(frame))).forEach(r -> actors.merge(r.text("actor"), choice(r.named("actor", "actorLabel", frame), r.number("events")),
                (a, b) -> new Choice(a.value(), a.text(), a.language(), a.events() + b.events())));
        return sorted(actors);
    }

    private static Choice choice(Named actor, int events) {
        return new Choice(actor.iri(), actor.text(), actor.language(), events);
    }

    private List<Choice> kinds(Frame frame) {
        Map<String, Choice> kinds = new LinkedHashMap<>();
        AnswerRow.of(questions.ask("timeline", language(frame))).stream().filter(r -> !r.text("kindKey").isEmpty())
                .collect(java.util.stream.Collectors.toMap(r -> r.text("event"), r -> r, (a, b) -> a)).values().forEach(r -> {
                    Named name = Named.text(r.node("kindName"), frame);
                    kinds.merge(r.text("kindKey"), new Choice(r.text("kindKey"), name.text(), name.language(), 1), (a, b) -> new Choice(a.value(), a.text(), a.language(), a.events() + 1));
                });
        return sorted(kinds);
    }

    private static List<Choice> sorted(Map<String, Choice> choices) {
        return choices.values().stream().sorted(Comparator.comparing((Choice c) -> c.text().toLowerCase(java.util.Locale.ROOT)).thenComparing(Choice::value)).toList();
    }

    private static Map<String, String> language(Frame frame) {
        return Map.of("lang", frame.language().tag());
    }
}
