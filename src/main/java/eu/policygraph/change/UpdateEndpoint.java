package eu.policygraph.change;

import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.update.Update;

/** SPARQL 1.1 Update over the SPARQL 1.1 Protocol: one request is one change, made as a whole or not at all. */
public final class UpdateEndpoint {

    private final Gate gate;
    private final Writer writer;
    private final Limits limits;
    private final UpdateExecution execution;

    UpdateEndpoint(Gate gate, Writer writer, Limits limits, UpdateExecution execution) {
        this.gate = Objects.requireNonNull(gate);
        this.writer = Objects.requireNonNull(writer);
        this.limits = Objects.requireNonNull(limits);
        this.execution = Objects.requireNonNull(execution);
    }

    /** {@code POST /update}. */
    public Response handle(Request request) {
        User user = gate.require(request, Role.WRITER);
        UpdateRequest update = UpdateRequest.read(request);
        List<Update> operations = parse(update);
        Writer.Outcome outcome = writer.write(request, user, new UpdateChange(operations, user, limits, Preconditions.of(request), execution));
        return switch (outcome) {
            case Writer.Done done -> Writer.receipt(done.commit()).header("ETag", Preconditions.tag(done.commit().snapshot()).value());
            case Writer.Refused refused -> refused.response();
        };
    }

    private List<Update> parse(UpdateRequest request) {
        List<Update> operations = execution.parse(request.update());
        if (!request.using().isEmpty() || !request.usingNamed().isEmpty()) {
            operations.forEach(operation -> using(operation, request));
        }
        return operations;
    }

    /** What the protocol says of using-graph-uri (section 2.2.3): it stands for USING, and goes with neither USING nor WITH in the text. */
    private static void using(Update operation, UpdateRequest request) {
        if (operation instanceof UpdateModify modify) {
            if (modify.getWithIRI() != null || !modify.getUsing().isEmpty() || !modify.getUsingNamed().isEmpty()) {
                throw Problem.badRequest("using-twice", "The update has USING or WITH, so using-graph-uri and using-named-graph-uri are not allowed beside it.").exception();
            }
            request.using().forEach(graph -> modify.addUsing(NodeFactory.createURI(graph)));
            request.usingNamed().forEach(graph -> modify.addUsingNamed(NodeFactory.createURI(graph)));
        }
    }
}
