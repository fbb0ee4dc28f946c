package eu.policygraph.server;

import eu.policygraph.check.CheckResult;
import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.page.AboutPages;
import eu.policygraph.page.ActPage;
import eu.policygraph.page.EventfulPage;
import eu.policygraph.page.HelpPage;
import eu.policygraph.page.HomePage;
import eu.policygraph.page.InitiativePage;
import eu.policygraph.page.JoinPage;
import eu.policygraph.page.ListPages;
import eu.policygraph.page.OntologyPages;
import eu.policygraph.page.ProcedurePage;
import eu.policygraph.page.QualityPage;
import eu.policygraph.page.Questions;
import eu.policygraph.page.SearchPages;
import eu.policygraph.page.SourcesPage;
import eu.policygraph.page.StrategyPage;
import eu.policygraph.page.Templates;
import eu.policygraph.page.ThingPages;
import eu.policygraph.page.TimelinePages;
import eu.policygraph.page.Timelines;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Response;
import eu.policygraph.web.Route;
import eu.policygraph.web.StaticFiles;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Addresses of pages and of the things that they show. */
final class PageRoutes {

    private PageRoutes() {}

    /** The pages that have an address of their own. */
    static List<Route> fixed(Parts parts) {
        Supplier<Snapshot> snapshot = parts.snapshot();
        Templates templates = parts.templates();
        HomePage home = new HomePage(snapshot, parts.catalogue(), parts.things(), parts.questions(), templates, parts.clock());
        SearchPages search = new SearchPages(snapshot, parts.index(), templates);
        OntologyPages ontology = new OntologyPages(snapshot, parts.catalogue(), templates);
        QualityPage quality = new QualityPage(snapshot, new PerSnapshot<>(snapshot, s -> results(parts, s)), templates);
        AboutPages about = new AboutPages(snapshot, templates);
        HelpPage help = new HelpPage(snapshot, parts.things(), PublishedLimits.values(parts.settings()), parts.settings().limits().remote().allowed(), templates);
        JoinPage join = new JoinPage(snapshot, parts.questions(), templates);
        StaticFiles files = new StaticFiles();
        return List.of(
                Route.get("/", home::show),
                Route.get("/favicon.svg", request -> files.file("favicon.svg")),
                Route.get("/favicon.ico", request -> Response.redirect(308, request.address().link("/favicon.svg"))),
                Route.get("/static/{path...}", files::show),
                Route.get("/search", search::show),
                Route.get("/search.json", search::json),
                Route.get("/search.csv", search::csv),
                Route.get("/ontology", ontology::show),
                Route.get("/ontology.{suffix}", ontology::show),
                Route.get("/ontology/{term}", ontology::term),
                Route.get("/help", help::show),
                Route.get("/about", about::about),
                Route.get("/accessibility", about::accessibility),
                Route.get("/join", join::show),
                Route.get("/quality", quality::show));
    }

    /** Things, lists of things and their timelines; last, for their templates fit nearly every address. */
    static List<Route> things(Parts parts) {
        Supplier<Snapshot> snapshot = parts.snapshot();
        Questions questions = parts.questions();
        Templates templates = parts.templates();
        Clock clock = parts.clock();
        Timelines events = new Timelines(snapshot, questions);
        EventfulPage eventful = new EventfulPage(snapshot, events, templates);
        ThingPages things = new ThingPages(snapshot, parts.things(), templates, Map.of(
                "strategy", new StrategyPage(snapshot, questions, events, templates, clock),
                "initiative", new InitiativePage(snapshot, questions, events, templates, clock),
                "procedure", new ProcedurePage(snapshot, questions, templates, clock),
                "act", new ActPage(snapshot, questions, events, templates, clock),
                "institution", eventful, "person", eventful));
        ListPages lists = new ListPages(snapshot, parts.things(), templates);
        SourcesPage sources = new SourcesPage(snapshot, parts.things(), questions, templates);
        TimelinePages timelines = new TimelinePages(snapshot, questions, events, templates);
        return List.of(
                Route.get("/timeline", timelines::show),
                Route.get("/timeline.atom", timelines::atom),
                Route.get("/timeline.ics", timelines::calendar),
                Route.get("/sources", request -> lists.listBeside(sources::show, request)),
                Route.get("/context.jsonld", things::context),
                Route.get("/id/{path...}", things::redirect),
                Route.get("/{kind}/{slug}.atom", timelines::atomOf),
                Route.get("/{kind}/{slug}.ics", timelines::calendarOf),
                Route.get("/{kinds}", lists::list),
                Route.get("/{kind}/{slug...}", things::thing));
    }

    private static List<CheckResult> results(Parts parts, Snapshot snapshot) {
        try {
            return parts.checks().run(snapshot, parts.runner());
        } catch (QueryTimeoutException e) {
            throw Problem.of("query-timeout", 503, "Query timed out", "A quality check took too long: " + e.getMessage() + ".").withHeader("Retry-After", "5").exception();
        }
    }
}
