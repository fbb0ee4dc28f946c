package eu.policygraph.page;

import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.thing.Description;
import eu.policygraph.thing.DescriptionWriter;
import eu.policygraph.thing.JsonLdContext;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;

/**
 * Things as linked data: {@code /id/{kind}/{slug}} leads with one 303 to the page or the data file, which lie at
 * {@code /{kind}/{slug}} and {@code /{kind}/{slug}.{suffix}}. Sources and other graphs have their page at their own IRI's path.
 */
public final class ThingPages {

    private static final List<Format> OFFERED = Stream.concat(Stream.of(Format.HTML), DescriptionWriter.FORMATS.stream()).toList();

    private static final Node DEPRECATED = NodeFactory.createURI(OWL.NS + "deprecated");

    private final Supplier<Snapshot> snapshot;
    private final Supplier<Things> things;
    private final Supplier<DescriptionWriter> writer;
    private final Templates templates;
    private final Map<String, KindPage> kindPages;

    private record Target(String path, Optional<Format> format) {}

    /** @param kindPages pages that take the place of the generic one, by the segment of their kind */
    public ThingPages(Supplier<Snapshot> snapshot, Supplier<Things> things, Templates templates, Map<String, KindPage> kindPages) {
        this.snapshot = snapshot;
        this.things = things;
        this.writer = new PerSnapshot<>(snapshot, s -> new DescriptionWriter(JsonLdContext.of(s)));
        this.templates = templates;
        this.kindPages = Map.copyOf(kindPages);
    }

    /** {@code /id/{path...}}: one 303, or the 301 or 410 of a thing that has moved or gone. */
    public Response redirect(Request request) {
        Target target = target(request.variable("path"), Namespaces.THING);
        Node thing = node(Namespaces.THING + target.path());
        Format format = target.format().orElseGet(() -> choose(request));
        Optional<Response> moved = moved(thing, request);
        if (moved.isPresent()) {
            return moved.get();
        }
        require(thing);
        String path = "/" + encoded(target.path()) + (format == Format.HTML && target.format().isEmpty() ? "" : "." + format.suffix());
        return Response.redirect(303, request.address().absolute(path)).header("Vary", "Accept");
    }

    /** {@code /{kind}/{slug}} with or without a suffix. */
    public Response thing(Request request) {
        String kind = request.variable("kind");
        String base = kind.equals("source") || kind.equals("graph") ? Namespaces.BASE : Namespaces.THING;
        Target target = target(kind + "/" + request.variable("slug"), base);
        return describe(node(base + target.path()), "/" + encoded(target.path()), target.format(), request);
    }

    /** {@code /context.jsonld}. */
    public Response context(Request request) {
        Response response = Response.of(Format.JSONLD.contentType(), JsonLdContext.of(snapshot.get()).document().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Validators.add(response, snapshot.get());
    }

    private Response describe(Node resource, String path, Optional<Format> suffix, Request request) {
        Optional<Response> moved = moved(resource, request);
        if (moved.isPresent()) {
            return moved.get();
        }
        require(resource);
        Format format = suffix.orElseGet(() -> choose(request));
        Snapshot current = snapshot.get();
        Optional<Response> own = format == Format.HTML ? ownPage(resource, request) : Optional.empty();
        if (own.isPresent()) {
            return FormatLinks.add(Validators.add(own.get(), current), request, path, resource.getURI(), format, OFFERED, "");
        }
        Description description = Description.of(resource, current);
        String document = request.address().absolute(path + "." + format.suffix());
        Response response = format == Format.HTML ? page(resource, description, path, request)
                : Response.of(format.contentType(), writer.get().write(description, document, format)).header("Vary", "Accept");
        response = Validators.add(response, current);
        response = FormatLinks.add(response, request, path, resource.getURI(), format, OFFERED, "");
        if (suffix.isEmpty() && format != Format.HTML) {
            response = response.header("Content-Location", document);
        }
        return description.cut() ? response.header("X-Result-Cut", "incoming " + description.incoming().size() + " of " + description.incomingTotal()) : response;
    }

    private Response page(Node resource, Description description, String path, Request request) {
        Frame plain = new Frame("", request, snapshot.get());
        Frame frame = new Frame(new Labels(snapshot.get()).text(resource, plain.language().tag()), request, snapshot.get());
        return templates.page(frame, "thing", Map.of("page", ThingPage.of(description, snapshot.get(), path, frame)));
    }

    private Optional<Response> ownPage(Node resource, Request request) {
        boolean generic = request.query().one("view").filter("statements"::equals).isPresent();
        return generic ? Optional.empty()
                : EntityKind.ofIri(resource.getURI()).map(kind -> kindPages.get(kind.segment())).flatMap(page -> page.show(resource, request));
    }

    /** Old IRIs stay in the data as deprecated, with their successor where there is one. */
    private Optional<Response> moved(Node thing, Request request) {
        if (snapshot.get().union().stream(thing, DEPRECATED, Node.ANY)
                .noneMatch(t -> t.getObject().isLiteral() && t.getObject().getLiteralLexicalForm().equals("true"))) {
            return Optional.empty();
        }
        Optional<String> successor = snapshot.get().union().stream(thing, DCTerms.isReplacedBy.asNode(), Node.ANY).map(Triple::getObject).filter(Node::isURI).map(Node::getURI).sorted().findFirst();
        if (successor.isPresent()) {
            String location = EntityKind.pagePath(successor.get()).map(request.address()::absolute).orElse(successor.get());
            return Optional.of(Response.redirect(301, location).link(successor.get(), "rel=\"successor-version\""));
        }
        throw Problem.of("gone", 410, "Gone", "<" + thing.getURI() + "> has been withdrawn and has no successor.").exception();
    }

    private void require(Node resource) {
        if (!snapshot.get().union().contains(resource, Node.ANY, Node.ANY) && !snapshot.get().graphs().containsKey(resource)) {
            List<String> nearest = things.get().nearest(resource.getURI());
            throw Problem.notFound("unknown-thing", "Nothing here is called <" + resource.getURI() + ">."
                    + (nearest.isEmpty() ? " Search at /search." : " Nearest: " + String.join(", ", nearest) + ".")).with("nearest", nearest).exception();
        }
    }

    /** The path of an IRI and the format of its suffix: only what is not part of a known slug is a suffix. */
    private Target target(String path, String base) {
        int dot = path.lastIndexOf('.');
        if (dot > 0 && !snapshot.get().union().contains(node(base + path), Node.ANY, Node.ANY)) {
            Optional<Format> format = Format.of(path.substring(dot + 1)).filter(OFFERED::contains);
            if (format.isPresent()) {
                return new Target(path.substring(0, dot), format);
            }
        }
        return new Target(path, Optional.empty());
    }

    private static Format choose(Request request) {
        return Negotiation.require(request, OFFERED);
    }

    private static Node node(String iri) {
        try {
            if (iri.chars().anyMatch(c -> c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0)) {
                throw Problem.notFound("unknown-thing", "The address holds characters that no IRI has.").exception();
            }
            return NodeFactory.createURI(IRIx.create(iri).str());
        } catch (IRIException e) {
            throw Problem.notFound("unknown-thing", "The address is not that of an IRI.").exception();
        }
    }

    private static String encoded(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            segments.add(java.net.URLEncoder.encode(segment, java.nio.charset.StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return String.join("/", segments);
    }
}
