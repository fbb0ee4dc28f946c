package eu.policygraph.server;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.web.Site;
import java.util.function.Supplier;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.servlets.ActionProcessor;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;

/** The dataset as a Fuseki service with one operation: every request to its address, and to what the editor asks below it, comes to our site. */
final class QueryService {

    /** Where it is. */
    static final String PATH = "/sparql";

    /** Name of the terms for the editor, below {@link #PATH}. */
    static final String COMPLETIONS = "completions.json";

    private QueryService() {}

    static DataService.Builder of(Supplier<Snapshot> snapshot, Site site) {
        ActionProcessor processor = new ActionProcessor() {
            @Override
            public void process(HttpAction action) {
                action.getResponse().setHeader("Fuseki-Request-Id", null);
                site.service(action.getRequest(), action.getResponse());
            }
        };
        return DataService.newBuilder(new Current(snapshot))
                .addEndpoint(Endpoint.create().operation(Operation.Query).processor(processor).build())
                .addEndpoint(Endpoint.create().operation(Operation.Query).endpointName(COMPLETIONS).processor(processor).build());
    }

    /** The dataset of whatever snapshot is served. */
    private static final class Current extends DatasetGraphWrapper {

        private final Supplier<Snapshot> snapshot;

        Current(Supplier<Snapshot> snapshot) {
            super(snapshot.get().dataset());
            this.snapshot = snapshot;
        }

        @Override
        protected DatasetGraph get() {
            return snapshot.get().dataset();
        }
    }
}
