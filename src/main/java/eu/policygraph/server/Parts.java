package eu.policygraph.server;

import eu.policygraph.check.Checks;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.page.Questions;
import eu.policygraph.page.Templates;
import eu.policygraph.publish.Dumps;
import eu.policygraph.query.ParameterBinder;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.search.SearchIndex;
import eu.policygraph.thing.Things;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the areas of the site share.
 *
 * @param snapshot the one to answer from: within a request always the same
 * @param changeable whether data can be changed over HTTP
 * @param clock says which day "today" is
 */
record Parts(Settings settings, Supplier<Snapshot> snapshot, Supplier<SearchIndex> index, Supplier<QueryCatalogue> catalogue, Checks checks, Clock clock, Dumps dumps, Lanes lanes, boolean changeable,
        Templates templates, QueryRunner runner, Supplier<Things> things, ParameterBinder binder, Questions questions) {

    static Parts of(Settings settings, Supplier<Snapshot> snapshot, Supplier<SearchIndex> index, Supplier<Things> things, QueryCatalogue catalogue, Checks checks, Clock clock,
            Dumps dumps, Lanes lanes, boolean changeable) {
        QueryRunner runner = new QueryRunner(settings.limits());
        ParameterBinder binder = new ParameterBinder(clock);
        return new Parts(settings, snapshot, index, () -> catalogue, checks, clock, dumps, lanes, changeable, new Templates(), runner, things, binder,
                new Questions(snapshot, () -> catalogue, runner, binder));
    }
}
