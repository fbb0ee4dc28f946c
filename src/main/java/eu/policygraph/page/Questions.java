package eu.policygraph.page;

import eu.policygraph.admission.RefusedException;
import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Answer;
import eu.policygraph.query.ParameterBinder;
import eu.policygraph.query.ParameterException;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.sparql.QueryProblems;
import eu.policygraph.web.Problem;
import eu.policygraph.web.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/**
 * Asks prebuilt queries on behalf of pages: what a page shows can be had from {@code /queries/{name}} by anybody. Answers
 * that were given lately are kept for as long as their snapshot is served, for a snapshot answers a question always alike.
 */
public final class Questions {

    private static final int KEPT = 512;
    private static final int KEPT_ROWS = 2_000;

    private final Supplier<QueryCatalogue> catalogue;
    private final QueryRunner runner;
    private final ParameterBinder binder;
    private final PerSnapshot<Memory> memory;

    private record Memory(Snapshot snapshot, Cache<Question, Answer.Rows> answers) {}

    private record Question(QueryCatalogue catalogue, String name, Map<Var, Node> parameters) {}

    public Questions(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, QueryRunner runner, ParameterBinder binder) {
        this.catalogue = catalogue;
        this.runner = runner;
        this.binder = binder;
        this.memory = new PerSnapshot<>(snapshot, s -> new Memory(s, CacheFactory.createCache(KEPT)));
    }

    /**
     * What the parameters of a query mean.
     *
     * @throws eu.policygraph.web.ProblemException 400 for a bad parameter
     */
    Map<Var, Node> bound(String name, Map<String, String> parameters) {
        try {
            return binder.bind(find(name, catalogue.get()), parameters, memory.get().snapshot());
        } catch (ParameterException e) {
            throw bad(e);
        }
    }

    private static PrebuiltQuery find(String name, QueryCatalogue queries) {
        return queries.find(name).orElseThrow(() -> new IllegalStateException("a page needs the query " + name));
    }

    private static ProblemException bad(ParameterException e) {
        return Problem.badRequest("bad-parameter", e.getMessage()).with("parameter", e.parameter()).exception();
    }

    /**
     * The rows of a SELECT query.
     *
     * @param name of a query of the catalogue
     * @param parameters as a user would write them; empty values are left out
     * @throws eu.policygraph.web.ProblemException 400 for a bad parameter, 503 when the time is up
     */
    public Answer.Rows ask(String name, Map<String, String> parameters) {
        QueryCatalogue queries = catalogue.get();
        PrebuiltQuery query = find(name, queries);
        Memory current = memory.get();
        try {
            Question question = new Question(queries, name, binder.bind(query, parameters, current.snapshot()));
            Optional<Answer.Rows> kept = Optional.ofNullable(current.answers().getIfPresent(question));
            if (kept.isPresent()) {
                return kept.get();
            }
            Answer.Rows answer = (Answer.Rows) runner.run(query.query(), question.parameters(), current.snapshot().dataset());
            if (answer.rows().size() <= KEPT_ROWS) {
                current.answers().put(question, answer);
            }
            return answer;
        } catch (ParameterException e) {
            throw bad(e);
        } catch (QueryTimeoutException e) {
            throw QueryProblems.of(e, runner.limits()).exception();
        } catch (RefusedException e) {
            throw QueryProblems.of(e, runner.admission()).exception();
        }
    }
}
