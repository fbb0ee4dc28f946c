package eu.policygraph.change;

import eu.policygraph.admission.Admission;
import eu.policygraph.admission.Budget;
import eu.policygraph.admission.Cancellation;
import eu.policygraph.admission.Guard;
import eu.policygraph.admission.MemoryPool;
import eu.policygraph.admission.RefusedException;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.sparql.QueryProblems;
import eu.policygraph.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.exec.UpdateExecBuilder;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateException;

/** Reads and runs updates under what strangers' queries may say and use: functions, time, memory; and without LOAD. */
final class UpdateExecution {

    private final Admission admission;
    private final Guard guard;
    private final MemoryPool memory;

    UpdateExecution(QueryRunner runner) {
        this.admission = runner.admission();
        this.guard = new Guard(admission);
        this.memory = runner.memory();
    }

    /** @throws eu.policygraph.web.ProblemException when the text is not SPARQL 1.1 Update, or may not run */
    List<Update> parse(String text) {
        try {
            return admission.parseUpdate(text).getOperations();
        } catch (RefusedException e) {
            throw QueryProblems.of(e, admission).exception();
        } catch (QueryException e) {
            throw QueryProblems.syntax(e).exception();
        }
    }

    /**
     * Runs operations one after the other.
     *
     * @param first told of each operation before it runs
     * @throws eu.policygraph.web.ProblemException when one cannot be run to its end
     */
    void run(List<Update> operations, WorkingDataset data, Allowance allowance, BiConsumer<Update, WorkingDataset> first) {
        AtomicBoolean signal = new AtomicBoolean();
        Cancellation cancellation = Cancellation.current();
        cancellation.attach(signal);
        try (Budget budget = new Budget(signal, System.nanoTime(), Duration.ofMillis(allowance.millisLeft()), memory)) {
            for (Update operation : operations) {
                first.accept(operation, data);
                UpdateExecBuilder builder = UpdateExec.dataset(data).update(operation).timeout(allowance.millisLeft(), TimeUnit.MILLISECONDS);
                guard.install(budget, builder::set);
                builder.execute();
            }
        } catch (RefusedException e) {
            throw QueryProblems.of(e, admission).exception();
        } catch (QueryCancelledException e) {
            throw allowance.timeout();
        } catch (StackOverflowError e) {
            throw Problem.badRequest("query-too-complex", "The update is nested too deeply to be evaluated. Take parts of it apart.").exception();
        } catch (UpdateException e) {
            throw Problem.of("update-refused", 409, "Conflict", "The update cannot be made: " + e.getMessage() + ". Nothing was changed.").exception();
        } finally {
            cancellation.detach(signal);
        }
    }
}
