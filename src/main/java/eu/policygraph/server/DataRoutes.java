package eu.policygraph.server;

import eu.policygraph.admission.Turns;
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
import java.util.stream.Stream;

/** Addresses of the data: SPARQL, prebuilt queries, downloads, and what machines read before they use them. */
final class DataRoutes {

    private DataRoutes() {}

    static List<Route> all(Parts parts) {
        Downloads downloads = new Downloads(parts.snapshot(), parts.dumps(), new DownloadPage(parts.snapshot(), parts.templates())::render);
        Descriptions descriptions = new Descriptions(parts.snapshot(), parts.catalogue(), parts.dumps(), PublishedLimits.text(parts.settings()), parts.changeable(),
                new DescriptionPage(parts.snapshot(), parts.templates())::render);
        List<Route> routes = new ArrayList<>();
        routes.addAll(sparql(parts, descriptions));
        routes.addAll(queries(parts, descriptions));
        routes.addAll(publication(parts, downloads, descriptions));
        return routes;
    }

    private static List<Route> sparql(Parts parts, Descriptions descriptions) {
        SparqlPages pages = new SparqlPages(parts.snapshot(), parts.catalogue(), new Examples(parts.snapshot(), parts.catalogue(), parts.binder()), parts.templates());
        SparqlEndpoint sparql = new SparqlEndpoint(parts.snapshot(), parts.runner().taking(Turns.usual()), descriptions.serviceBeside(pages::form)::handle, pages);
        Completions completions = new Completions(parts.snapshot(), parts.things());
        return List.of(
                parts.lanes().queries(request -> request.method().equals("POST") || request.query().names().contains("query"),
                        Route.of(QueryService.PATH, Set.of("GET", "POST"), sparql::handle)),
                parts.lanes().pages(Route.get(QueryService.PATH + "/" + QueryService.COMPLETIONS, completions::show)));
    }

    private static List<Route> queries(Parts parts, Descriptions descriptions) {
        QueryPages queries = new QueryPages(parts.snapshot(), parts.catalogue(), parts.runner(), parts.binder(), parts.templates());
        Lanes lanes = parts.lanes();
        return List.of(
                lanes.pages(Route.get("/queries", descriptions.queriesBeside(queries::list))),
                lanes.pages(Route.get("/queries.json", queries::listAsJson)),
                lanes.pages(Route.get("/queries.{suffix}", descriptions::queries)),
                lanes.prebuilt(Route.get("/queries/{name}", asked(parts, queries::one))),
                lanes.pages(Route.get("/queries/{name}/snippets/{language}", queries::snippet)));
    }

    private static List<Route> publication(Parts parts, Downloads downloads, Descriptions descriptions) {
        Crawling crawling = new Crawling(parts.snapshot(), parts.catalogue());
        List<Route> light = List.of(
                Route.get("/robots.txt", crawling::robots),
                Route.get("/sitemap.xml", crawling::sitemap),
                Route.get("/sitemap-{number}.xml", crawling::part),
                Route.get("/.well-known/void", descriptions::voidDescription),
                Route.get("/.well-known/void.{suffix}", descriptions::voidDescription));
        List<Route> heavy = List.of(
                Route.get("/download", downloads::list),
                Route.get("/download.json", downloads::listAsJson),
                Route.get("/download/{file}", downloads::file),
                Route.get("/catalog", descriptions::catalogue),
                Route.get("/catalog.{suffix}", descriptions::catalogue));
        return Stream.concat(light.stream().map(parts.lanes()::pages), heavy.stream().map(parts.lanes()::downloads)).toList();
    }

    /** Notes for the metrics which query is asked: its name, or its name and a suffix, is the variable of the route. */
    private static Route.Handler asked(Parts parts, Route.Handler handler) {
        return request -> {
            String name = request.variable("name").replaceFirst("[.][^.]*$", "");
            parts.catalogue().get().find(name).ifPresent(query -> request.exchange().question(query.name()));
            return handler.handle(request);
        };
    }
}
