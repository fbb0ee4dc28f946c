package eu.policygraph.shapes;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.query.Answer;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.admission.Cancellation;
import java.time.Duration;

/** The program's own way from the text of a query to the bytes of an answer, without HTTP and without the answer cache. */
public final class OwnEngine implements Engine {

    private final Snapshot snapshot;
    private final QueryRunner runner = new QueryRunner(new Limits(Duration.ofMinutes(2), 1_000_000));

    public OwnEngine(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public String name() {
        return "policygraph";
    }

    @Override
    public byte[] answer(String query) throws Exception {
        return runner.run(runner.read(query), snapshot.dataset(), new Cancellation(), (answer, clock) ->
                AnswerWriter.write(answer, answer instanceof Answer.Statements ? Format.NTRIPLES : Format.RESULTS_JSON, clock));
    }

    @Override
    public void close() {
        // A snapshot holds nothing but memory.
    }
}
