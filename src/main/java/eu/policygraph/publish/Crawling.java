package eu.policygraph.publish;

import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * What crawlers ask for first: {@code robots.txt} (RFC 9309), which keeps nobody out, and the sitemap of every page of a
 * thing (sitemaps.org 0.9), an index of several files when there are more pages than one file may list.
 */
public final class Crawling {

    /** The most addresses that the protocol allows in one file. */
    static final int MOST = 50_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final List<String> FIXED = List.of("/", "/queries", "/download", "/ontology", "/help", "/join", "/catalog", "/.well-known/void");

    private static final String CACHE = "public, no-cache";

    private final Supplier<List<String>> paths;
    private final int most;

    public Crawling(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue) {
        this(new PerSnapshot<>(snapshot, s -> paths(s, catalogue.get())), MOST);
    }

    /** @param most addresses in one file */
    Crawling(Supplier<List<String>> paths, int most) {
        this.paths = paths;
        this.most = most;
    }

    /** {@code /robots.txt}. */
    public Response robots(Request request) {
        String text = "# Everything here may be read by everybody. For all of it at once see " + request.address().absolute("/download") + "\n"
                + "User-agent: *\nDisallow:\n\nSitemap: " + request.address().absolute("/sitemap.xml") + "\n";
        return Response.of("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)).header("Cache-Control", CACHE);
    }

    /** {@code /sitemap.xml}. */
    public Response sitemap(Request request) {
        List<String> all = paths.get();
        if (all.size() <= most) {
            return xml("urlset", "url", all.stream().map(request.address()::absolute));
        }
        int files = (all.size() + most - 1) / most;
        return xml("sitemapindex", "sitemap", Stream.iterate(1, n -> n + 1).limit(files).map(n -> request.address().absolute("/sitemap-" + n + ".xml")));
    }

    /** {@code /sitemap-{number}.xml}: one of several files, from 1. */
    public Response part(Request request) {
        List<String> all = paths.get();
        String number = request.variable("number");
        int from = number.matches("[1-9]\\d{0,5}") ? (Integer.parseInt(number) - 1) * most : -1;
        if (all.size() <= most || from < 0 || from >= all.size()) {
            throw Problem.notFound("no-such-address", "There is no sitemap of that number; /sitemap.xml lists them.").exception();
        }
        return xml("urlset", "url", all.subList(from, Math.min(from + most, all.size())).stream().map(request.address()::absolute));
    }

    private static List<String> paths(Snapshot snapshot, QueryCatalogue catalogue) {
        TreeSet<String> things = new TreeSet<>();
        TreeSet<String> lists = new TreeSet<>();
        snapshot.listing().stream().map(Triple::getSubject).filter(Node::isURI).map(Node::getURI).forEach(iri -> EntityKind.ofIri(iri).ifPresent(kind -> {
            lists.add("/" + kind.plural());
            EntityKind.pagePath(iri).ifPresent(things::add);
        }));
        return Stream.of(FIXED.stream(), lists.stream(), catalogue.all().stream().map(PrebuiltQuery::name).map("/queries/"::concat), things.stream())
                .flatMap(s -> s).toList();
    }

    private static Response xml(String root, String item, Stream<String> addresses) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            for (String address : addresses.toList()) {
                xml.writeStartElement(item);
                xml.writeStartElement("loc");
                xml.writeCharacters(address);
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        byte[] body = out.toByteArray();
        return Response.of("application/xml", body).header("ETag", Digests.entityTag(body)).header("Cache-Control", CACHE);
    }
}
