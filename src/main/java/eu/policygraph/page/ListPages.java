package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.thing.ThingRow;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import eu.policygraph.web.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;

/** The list of all things of a kind: {@code /{kinds}} and {@code /{kinds}.{suffix}}, with filters and pages in the query string. */
public final class ListPages {

    static final List<Format> OFFERED = List.of(Format.HTML, Format.ROWS_JSON, Format.CSV, Format.TURTLE, Format.JSONLD, Format.RDFXML, Format.NTRIPLES);

    private static final int FACETS = 20;

    /** A category to narrow a list to; {@code link} drops it where it is chosen already. */
    public record Facet(ResultTable.Cell category, int count, boolean chosen, String link) {}

    private final Supplier<Snapshot> snapshot;
    private final Supplier<Things> things;
    private final Templates templates;

    public ListPages(Supplier<Snapshot> snapshot, Supplier<Things> things, Templates templates) {
        this.snapshot = snapshot;
        this.things = things;
        this.templates = templates;
    }

    /** @throws eu.policygraph.web.ProblemException 404 when no kind has that plural, 400 for a bad filter */
    public Response list(Request request) {
        String segment = request.variable("kinds");
        int dot = segment.indexOf('.');
        Optional<String> suffix = dot < 0 ? Optional.empty() : Optional.of(segment.substring(dot + 1));
        String plural = dot < 0 ? segment : segment.substring(0, dot);
        EntityKind kind = things.get().kindOfPlural(plural).orElseThrow(() -> Problem.notFound("no-such-address", "Nothing has the address /" + segment + ". Lists: "
                + String.join(", ", things.get().kinds().keySet().stream().map(k -> "/" + k.plural()).toList()) + ".").exception());
        Format format = suffix.isEmpty() ? Negotiation.require(request, OFFERED)
                : Format.of(suffix.get().equals("json") ? "rows.json" : suffix.get()).filter(OFFERED::contains).orElseThrow(() -> Problem.notFound("unknown-format",
                        "There is no form '" + suffix.get() + "' of a list. There are: json, " + String.join(", ", OFFERED.stream().map(Format::suffix).toList()) + ".").exception());
        ListFilter filter = ListFilter.of(request.query(), Language.of(request).tag());
        List<ThingRow> all = things.get().of(kind).stream().filter(filter::accepts).toList();
        List<ThingRow> page = filter.page(all);
        Response response = Validators.add(body(kind, format, filter, all.size(), page, request), snapshot.get()).header("Vary", "Accept, Accept-Language");
        response = FormatLinks.add(response, request, "/" + plural, request.address().absolute("/" + plural), format, OFFERED, filter.queryString(filter.page()));
        return paging(response, filter, all.size(), request, "/" + segment);
    }

    /** The list of a kind that has a page of its own: HTML from that page, data from here. */
    public Response listBeside(Route.Handler page, Request request) {
        return Negotiation.require(request, OFFERED) == Format.HTML ? page.handle(request) : list(request.withVariable("kinds", request.path().substring(1)));
    }

    private Response body(EntityKind kind, Format format, ListFilter filter, int total, List<ThingRow> page, Request request) {
        return switch (format) {
            case HTML -> html(kind, filter, total, page, request);
            case ROWS_JSON -> json(kind, filter, total, page, request);
            case CSV -> Response.text(Format.CSV, ListWriter.csv(page, filter.language()));
            default -> Response.of(format.contentType(), AnswerWriter.graph(ListWriter.graph(page, snapshot.get()), ListWriter.prefixes(), format));
        };
    }

    private Response html(EntityKind kind, ListFilter filter, int total, List<ThingRow> page, Request request) {
        Frame plain = new Frame("", request, snapshot.get());
        String title = plain.tOr("kinds." + kind.segment(), kind.plural());
        Frame frame = new Frame(title.substring(0, 1).toUpperCase(plain.language().locale()) + title.substring(1), request, snapshot.get());
        return templates.page(frame, "list", Map.of("kind", kind, "filter", filter, "total", total, "rows", page, "titles", titles(page, frame), "facets", facets(kind, filter, frame)));
    }

    /** What a thing is called at length, where that is not its label, by its IRI. */
    private static Map<String, Named> titles(List<ThingRow> page, Frame frame) {
        Labels labels = new Labels(frame.snapshot());
        Map<String, Named> titles = new LinkedHashMap<>();
        for (ThingRow row : page) {
            labels.literal(row.thing(), DCTerms.title.asNode(), frame.language().tag()).filter(t -> row.labels().stream().noneMatch(l -> l.getLiteralLexicalForm().equals(t.getLiteralLexicalForm())))
                    .ifPresent(title -> titles.put(row.thing().getURI(), Named.text(title, frame)));
        }
        return titles;
    }

    /** How many things of each category there are under the other filters, the most first. */
    private List<Facet> facets(EntityKind kind, ListFilter filter, Frame frame) {
        Labels labels = new Labels(frame.snapshot());
        Map<String, Integer> counts = new TreeMap<>();
        things.get().of(kind).stream().filter(filter.ofCategory("")::accepts).filter(r -> !r.category().isEmpty()).forEach(r -> counts.merge(r.category(), 1, Integer::sum));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(FACETS)
                .map(e -> new Facet(ResultTable.cell(NodeFactory.createURI(e.getKey()), labels, frame), e.getValue(), e.getKey().equals(filter.category()),
                        frame.link("/" + kind.plural() + filter.ofCategory(e.getKey().equals(filter.category()) ? "" : e.getKey()).queryString(1)))).toList();
    }

    private static Response json(EntityKind kind, ListFilter filter, int total, List<ThingRow> page, Request request) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", kind.segment());
        members.put("total", total);
        members.put("page", filter.page());
        members.put("size", filter.size());
        members.put("items", page.stream().map(r -> ListWriter.members(r, filter.language(), request.address())).toList());
        return Response.json(members);
    }

    private static Response paging(Response response, ListFilter filter, int total, Request request, String path) {
        Response linked = response.header("X-Total-Count", Integer.toString(total));
        if (filter.page() > 1) {
            linked = linked.link(request.address().absolute(path + filter.queryString(filter.page() - 1)), "rel=\"prev\"");
        }
        if ((long) filter.page() * filter.size() < total) {
            linked = linked.link(request.address().absolute(path + filter.queryString(filter.page() + 1)), "rel=\"next\"");
        }
        return linked;
    }
}
