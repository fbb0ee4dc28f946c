package eu.policygraph.server;

import eu.policygraph.operation.Gauges;
import eu.policygraph.web.Lane;
import eu.policygraph.web.Request;
import eu.policygraph.web.Route;
import java.util.List;
import java.util.function.Predicate;

/** The lanes of this server; a request in one of them sees a single snapshot. */
final class Lanes implements AutoCloseable {

    private final PinnedSnapshot snapshot;
    private final Lane queries;
    private final Lane prebuilt;
    private final Lane pages;
    private final Lane downloads;

    Lanes(Settings.Lanes widths, PinnedSnapshot snapshot) {
        this.snapshot = snapshot;
        this.queries = new Lane("queries", widths.queries());
        this.prebuilt = new Lane("prebuilt", widths.prebuilt());
        this.pages = new Lane("pages", widths.pages());
        this.downloads = new Lane("downloads", widths.downloads());
    }

    /** For pages and whatever else is made quickly. */
    Route pages(Route route) {
        return in(pages, route);
    }

    /** For queries of the catalogue. */
    Route prebuilt(Route route) {
        return in(prebuilt, route);
    }

    /** For what needs dumps to be made. */
    Route downloads(Route route) {
        return in(downloads, route);
    }

    /** For an address that takes queries of strangers and also has a page. */
    Route queries(Predicate<Request> isQuery, Route route) {
        return route.around(handler -> {
            Route.Handler query = queries.around(snapshot.during(handler));
            Route.Handler page = pages.around(snapshot.during(handler));
            return request -> isQuery.test(request) ? query.handle(request) : page.handle(request);
        });
    }

    /** Shows how full they are. */
    void observe(Gauges gauges) {
        for (Lane lane : List.of(queries, prebuilt, pages, downloads)) {
            gauges.gauge("policygraph_lane_threads", "Requests that the lane handles at once.", () -> lane.width().threads(), "lane", lane.name());
            gauges.gauge("policygraph_lane_running", "Requests that are handled now.", lane::running, "lane", lane.name());
            gauges.gauge("policygraph_lane_waiting", "Requests that wait for a thread now.", lane::waiting, "lane", lane.name());
        }
    }

    @Override
    public void close() {
        List.of(queries, prebuilt, pages, downloads).forEach(Lane::close);
    }

    private Route in(Lane lane, Route route) {
        return route.around(handler -> lane.around(snapshot.during(handler)));
    }
}
