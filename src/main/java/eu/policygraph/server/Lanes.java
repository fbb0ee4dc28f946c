package eu.policygraph.server;

import eu.policygraph.operation.Gauges;
import eu.policygraph.web.Lane;
import eu.policygraph.web.Request;
import eu.policygraph.web.Route;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The lanes of this server; a request in one of them sees a single snapshot. */
final class Lanes implements AutoCloseable {

    /** Changes are made one after the other, so a few threads are enough; whoever has a token may wait. */
    private static final Lane.Width CHANGES = new Lane.Width(4, 256, Duration.ofSeconds(30), 64);

    private final PinnedSnapshot snapshot;
    private final Lane queries;
    private final Lane prebuilt;
    private final Lane pages;
    private final Lane downloads;
    private final Lane changes;

    Lanes(Settings.Lanes widths, PinnedSnapshot snapshot) {
        this.snapshot = snapshot;
        this.queries = new Lane("queries", widths.queries());
        this.prebuilt = new Lane("prebuilt", widths.prebuilt());
        this.pages = new Lane("pages", widths.pages());
        this.downloads = new Lane("downloads", widths.downloads());
        this.changes = new Lane("changes", CHANGES);
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

    /** For addresses that change data; reading there is like a query of the catalogue. */
    Route changes(Route route) {
        return route.around(handler -> {
            Route.Handler read = prebuilt.around(snapshot.during(handler));
            Route.Handler write = changes.around(handler);
            return request -> request.method().equals("GET") ? read.handle(request) : write.handle(request);
        });
    }

    /** For an address that takes queries of strangers and also has a page. */
    Route queries(Predicate<Request> isQuery, Route route) {
        return route.around(handler -> {
            Route.Handler query = queries.around(snapshot.during(handler));
            Route.Handler page = pages.around(snapshot.during(handler));
            return request -> isQuery.test(request) ? query.handle(request) : page.handle(request);
        });
    }

    /** Whether no request is handled or waits now. */
    boolean areQuiet() {
        return List.of(queries, prebuilt, pages, downloads, changes).stream().allMatch(lane -> lane.running() == 0 && lane.waiting() == 0);
    }

    /** The lane of queries of strangers. */
    Lane ofQueries() {
        return queries;
    }

    /** Shows how full they are. */
    void observe(Gauges gauges) {
        for (Lane lane : List.of(queries, prebuilt, pages, downloads, changes)) {
            gauges.gauge("policygraph_lane_threads", "Requests that the lane handles at once.", () -> lane.width().threads(), "lane", lane.name());
            gauges.gauge("policygraph_lane_running", "Requests that are handled now.", lane::running, "lane", lane.name());
            gauges.gauge("policygraph_lane_waiting", "Requests that wait for a thread now.", lane::waiting, "lane", lane.name());
        }
    }

    @Override
    public void close() {
        List.of(queries, prebuilt, pages, downloads, changes).forEach(Lane::close);
    }

    private Route in(Lane lane, Route route) {
        return route.around(handler -> lane.around(snapshot.during(handler)));
    }
}
