package eu.policygraph.publish;

import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import eu.policygraph.web.Route;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.system.PrefixMapFactory;

/** What machines read before they use the data: VoID, DCAT, SPARQL service description, the catalogue of queries. */
public final class Descriptions {

    /** Shows people a description made for machines. */
    @FunctionalInterface
    public interface Page {
        /** @param path address to which the suffixes of {@code formats} are added */
        String render(String title, String explanation, String path, List<Format> formats, String turtle, Request request);
    }

    private static final List<Format> FORMATS = List.of(Format.TURTLE, Format.JSONLD, Format.RDFXML, Format.NTRIPLES);

    private static final int KEPT = 64;
    private static final List<Format> PAGE_LAST = concat(FORMATS, List.of(Format.HTML));

    private final Supplier<Snapshot> snapshot;
    private final Supplier<Statistics> statistics;
    private final Supplier<Coverage> coverage;
    private final Supplier<Model> queries;
    private final Dumps dumps;
    private final Supplier<Map<Written, byte[]>> written;
    private final String limits;
    private final boolean changeable;
    private final Page page;

    /** A description as it went out; its addresses begin with {@code root}. */
    private record Written(String name, Format format, String root) {}

    /**
     * @param limits of queries, in sentences
     * @param changeable whether data can be changed over HTTP
     */
    public Descriptions(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, Dumps dumps, String limits, boolean changeable, Page page) {
        this.snapshot = snapshot;
        this.statistics = new PerSnapshot<>(snapshot, Statistics::of);
        this.coverage = new PerSnapshot<>(snapshot, Coverage::of);
        this.queries = new PerSnapshot<>(snapshot, s -> QueryGraph.model(catalogue.get()));
        this.dumps = dumps;
        this.written = new PerSnapshot<>(snapshot, s -> new ConcurrentHashMap<>());
        this.limits = limits;
        this.changeable = changeable;
        this.page = page;
    }

    /** {@code /.well-known/void}, with and without suffix. */
    public Response voidDescription(Request request) {
        List<String> rdf = dumps.use(DumpFolder::files).stream().filter(file -> file.endsWith(".gz")).toList();
        Supplier<Model> model = () -> VoidDescription.of(snapshot.get(), statistics.get(), rdf, root(request));
        return negotiated(model, "VoID description", "How much of what there is, which vocabularies are used, and which other data sets are linked.", "/.well-known/void", request);
    }

    /** {@code /catalog}, with and without suffix. */
    public Response catalogue(Request request) {
        Supplier<Model> model = () -> Catalogue.of(snapshot.get(), coverage.get(), dumps.use(DumpFolder::all), root(request));
        return negotiated(model, "Catalogue", "The data set, its files and its services, by DCAT-AP 3.", "/catalog", request);
    }

    /** {@code /queries.ttl} and its like: the prebuilt queries as RDF. */
    public Response queries(Request request) {
        return as("/queries", format(request.variable("suffix"), FORMATS), queries, request);
    }

    /** The prebuilt queries as RDF to a client that likes RDF best, and to any other what {@code list} gives. */
    public Route.Handler queriesBeside(Route.Handler list) {
        List<Format> offered = concat(List.of(Format.HTML, Format.ROWS_JSON), FORMATS);
        return request -> {
            Format format = Negotiation.require(request, offered);
            return FORMATS.contains(format) ? as("/queries", format, queries, request).header("Vary", "Accept") : list.handle(request);
        };
    }

    /** The SPARQL service description to machines, in Turtle to those that take anything; to browsers what {@code form} gives. */
    public Route.Handler serviceBeside(Route.Handler form) {
        return request -> {
            Format format = Negotiation.require(request, PAGE_LAST);
            Response response = format == Format.HTML ? form.handle(request) : as("/sparql", format, () -> ServiceDescription.of(statistics.get(), limits, changeable, root(request)), request);
            return response.header("Vary", "Accept");
        };
    }

    private Response negotiated(Supplier<Model> model, String title, String explanation, String path, Request request) {
        boolean suffixed = request.pathVariables().containsKey("suffix");
        Format format = suffixed ? format(request.variable("suffix"), PAGE_LAST) : Negotiation.require(request, PAGE_LAST);
        if (format != Format.HTML) {
            return as(path, format, model, request).header("Vary", "Accept");
        }
        String turtle = new String(body(path, Format.TURTLE, model, request), StandardCharsets.UTF_8);
        Response shown = Response.text(Format.HTML, page.render(title, explanation, path, FORMATS, turtle, request));
        return shown.header("ETag", EntityTag.ofBody(shown.body()).value()).header("Cache-Control", "public, no-cache").header("Vary", "Accept, Accept-Language");
    }

    private static Format format(String suffix, List<Format> offered) {
        return Format.of(suffix).filter(f -> offered.contains(f) && f.suffix().equals(suffix)).orElseThrow(() -> Problem.notFound("unknown-format",
                "There is no form '" + suffix + "' of this. There are: " + String.join(", ", offered.stream().map(Format::suffix).toList()) + ".").exception());
    }

    private Response as(String name, Format format, Supplier<Model> model, Request request) {
        byte[] body = body(name, format, model, request);
        return Response.of(format.contentType(), body).header("ETag", Digests.entityTag(body)).header("Cache-Control", "public, no-cache");
    }

    /** Kept for the first few addresses only: the root is what a client says it is. */
    private byte[] body(String name, Format format, Supplier<Model> model, Request request) {
        Map<Written, byte[]> known = written.get();
        Written key = new Written(name, format, root(request));
        byte[] body = known.get(key);
        if (body == null) {
            body = write(model.get(), format);
            if (known.size() < KEPT) {
                known.put(key, body);
            }
        }
        return body;
    }

    private static byte[] write(Model model, Format format) {
        if (format == Format.TURTLE) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RdfDumps.turtle(model.getGraph(), out);
            return out.toByteArray();
        }
        return AnswerWriter.graph(model.getGraph(), PrefixMapFactory.create(model.getNsPrefixMap()), format);
    }

    private static List<Format> concat(List<Format> first, List<Format> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private static String root(Request request) {
        return request.address().absolute("");
    }
}
