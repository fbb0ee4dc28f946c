package eu.policygraph.server;

import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.servlets.ActionProcessor;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.sparql.core.DatasetGraphZero;

/** The dataset as a Fuseki service with one operation: every request to its address, and to what the editor asks below it, comes to our site. */
final class QueryService {

    /** Where it is. */
    static final String PATH = "/sparql";

    /** Name of the terms for the editor, below {@link #PATH}. */
    static final String COMPLETIONS = "completions.json";

    private QueryService() {}

    /** Requests reach no dataset of Fuseki's: what they see is the snapshot of the site. */
    static DataService.Builder of(Entrance entrance) {
        ActionProcessor processor = new ActionProcessor() {
            @Override
            public void process(HttpAction action) {
                action.getResponse().setHeader("Fuseki-Request-Id", null);
                entrance.service(action.getRequest(), action.getResponse());
            }
        };
        return DataService.newBuilder(DatasetGraphZero.create())
                .addEndpoint(Endpoint.create().operation(Operation.Query).processor(processor).build())
                .addEndpoint(Endpoint.create().operation(Operation.Query).endpointName(COMPLETIONS).processor(processor).build());
    }
}
