package eu.policygraph.change;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import eu.policygraph.graph.JsonLdLanguages;
import eu.policygraph.model.Format;
import eu.policygraph.web.Problem;
import eu.policygraph.web.ProblemException;
import eu.policygraph.web.Request;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIException;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;

/** Reads the body of a request as one RDF graph: whole, or not at all. Nothing that it names is fetched. */
final class RdfBody {

    /** The formats that are read, in the order in which they are named. */
    static final List<Format> FORMATS = List.of(Format.TURTLE, Format.NTRIPLES, Format.JSONLD, Format.RDFXML);

    private RdfBody() {}

    /**
     * @param base for relative IRIs in the body
     * @param allowance of the change that it will be
     * @throws ProblemException 400 with line and column, 413, 415
     */
    static Graph read(Request request, String base, Allowance allowance) {
        String type = UpdateRequest.mediaType(request);
        Format format = Format.of(type).filter(FORMATS::contains).orElseThrow(() -> unsupported(type));
        Graph graph = new GraphMemFast();
        try {
            if (format == Format.JSONLD) {
                JsonLdLanguages.malformed(new ByteArrayInputStream(request.body()), options(base)).ifPresent(reason -> {
                    throw syntax(reason, 0, 0);
                });
            }
            RDFParser.source(new ByteArrayInputStream(request.body())).forceLang(lang(format)).base(base).checking(true).strict(false)
                    .errorHandler(new Refusing()).context(offline(base)).parse(new Collecting(graph, allowance));
        } catch (ProblemException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw syntax("The body is nested too deeply", 0, 0);
        } catch (RiotException | IRIException | RuntimeIOException e) {
            throw syntax(Optional.ofNullable(e.getMessage()).orElse("The body cannot be read"), 0, 0);
        }
        return graph;
    }

    private static ProblemException unsupported(String type) {
        return Problem.of("unsupported-media-type", 415, "Unsupported media type", "Send a graph as " + String.join(", ", FORMATS.stream().map(Format::mediaType).toList())
                + (type.isEmpty() ? "; no Content-Type was given." : ", not as " + type + ".")).withHeader("Accept", String.join(", ", FORMATS.stream().map(Format::mediaType).toList())).exception();
    }

    private static Lang lang(Format format) {
        return switch (format) {
            case TURTLE -> Lang.TURTLE;
            case NTRIPLES -> Lang.NTRIPLES;
            case JSONLD -> Lang.JSONLD11;
            default -> Lang.RDFXML;
        };
    }

    private static Context offline(String base) {
        return Context.emptyContext().copy().set(LangJSONLD11.JSONLD_OPTIONS, options(base));
    }

    private static JsonLdOptions options(String base) {
        JsonLdOptions options = new JsonLdOptions((address, how) -> {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "The context <" + address + "> is not fetched. Write the context into the body");
        });
        options.setBase(URI.create(base));
        return options;
    }

    private static ProblemException syntax(String message, long line, long column) {
        String plain = message.replaceAll("\\s*\\R.*", "").replaceFirst("[.]$", "");
        Problem problem = Problem.badRequest("rdf-syntax", (line > 0 ? "Line " + line + ", column " + Math.max(column, 0) + ": " : "") + plain + ".");
        return (line > 0 ? problem.with("line", line).with("column", Math.max(column, 0)) : problem).exception();
    }

    private static final class Collecting extends StreamRDFBase {

        private final Graph graph;
        private final Allowance allowance;

        Collecting(Graph graph, Allowance allowance) {
            this.graph = graph;
            this.allowance = allowance;
        }

        @Override
        public void triple(Triple triple) {
            allowance.spend();
            graph.add(triple);
        }

        @Override
        public void quad(Quad quad) {
            if (!quad.isDefaultGraph() && quad.getGraph() != null) {
                throw Problem.badRequest("rdf-syntax", "The body names a graph, <" + quad.getGraph() + ">, but the address says which one it is for. Send one graph for each request.").exception();
            }
            triple(quad.asTriple());
        }
    }

    /** A warning about a value that is not of its datatype is an error, as it is when data are loaded; others are a matter of taste. */
    private static final class Refusing implements ErrorHandler {

        @Override
        public void warning(String message, long line, long column) {
            if (message.toLowerCase(Locale.ROOT).startsWith("lexical form")) {
                error(message, line, column);
            }
        }

        @Override
        public void error(String message, long line, long column) {
            throw syntax(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            throw syntax(message, line, column);
        }
    }
}
