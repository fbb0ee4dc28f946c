package eu.policygraph.server;

import eu.policygraph.page.Completions;
import eu.policygraph.page.DescriptionPage;
import eu.policygraph.page.DownloadPage;
import eu.policygraph.page.Examples;
import eu.policygraph.page.QueryPages;
import eu.policygraph.page.SparqlPages;
import eu.policygraph.publish.Crawling;
import eu.policygraph.publish.Descriptions;
import eu.policygraph.publish.Downloads;
import eu.policygraph.sparql.SparqlEndpoint;
import eu.policygraph.web.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Addresses of the data: SPARQL, prebuilt queries, downloads, and what machines read before they use them. */
final class DataRoutes {

    private DataRoutes() {}

    static List<Route> all(Parts parts) {
        Downloads downloads = new Downloads(parts.snapshot(), parts.catalogue(), parts.folder(), new DownloadPage(parts.snapshot(), parts.templates())::render);
        Descriptions descriptions = new Descriptions(parts.snapshot(), parts.catalogue(), downloads.dumps(), parts.settings().limits(),
                new DescriptionPage(parts.snapshot(), parts.templates())::render);
        List<Route> routes = new ArrayList<>();
        routes.addAll(sparql(parts, descriptions));
        routes.addAll(queries(parts, descriptions));
        routes.addAll(publication(parts, downloads, descriptions));
        return routes;
    }

    private static List<Route> sparql(Parts parts, Descriptions descriptions) {
        SparqlPages pages = new SparqlPages(parts.snapshot(), parts.catalogue(), new Examples(parts.snapshot(), parts.catalogue(), parts.binder()), parts.templates());
        SparqlEndpoint sparql = new SparqlEndpoint(parts.snapshot(), parts.runner(), descriptions.serviceBeside(pages::form)::handle, pages);
        Completions completions = new Completions(parts.snapshot(), parts.things());
        return List.of(
                Route.of(QueryService.PATH, Set.of("GET", "POST"), sparql::handle),
                Route.get(QueryService.PATH + "/" + QueryService.COMPLETIONS, completions::show));
    }

    private static List<Route> queries(Parts parts, Descriptions descriptions) {
        QueryPages queries = new QueryPages(parts.snapshot(), parts.catalogue(), parts.runner(), parts.binder(), parts.templates());
        return List.of(
                Route.get("/queries", descriptions.queriesBeside(queries::list)),
                Route.get("/queries.json", queries::listAsJson),
                Route.get("/queries.{suffix}", descriptions::queries),
                Route.get("/queries/{name}", queries::one),
                Route.get("/queries/{name}/snippets/{language}", queries::snippet));
    }

    private static List<Route> publication(Parts parts, Downloads downloads, Descriptions descriptions) {
        Crawling crawling = new Crawling(parts.snapshot(), parts.catalogue());
        return List.of(
                Route.get("/robots.txt", crawling::robots),
                Route.get("/sitemap.xml", crawling::sitemap),
                Route.get("/sitemap-{number}.xml", crawling::part),
                Route.get("/download", downloads::list),
                Route.get("/download.json", downloads::listAsJson),
                Route.get("/download/{file}", downloads::file),
                Route.get("/.well-known/void", descriptions::voidDescription),
                Route.get("/.well-known/void.{suffix}", descriptions::voidDescription),
                Route.get("/catalog", descriptions::catalogue),
                Route.get("/catalog.{suffix}", descriptions::catalogue));
    }
}
