package eu.policygraph.cli;

import eu.policygraph.admission.RefusedException;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.query.Answer;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.query.ParameterBinder;
import eu.policygraph.query.ParameterException;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one prebuilt query. */
@Command(name = "query", description = "Run a prebuilt query and print its answer.")
final class QueryCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the query; the command queries lists them.")
    private String name;

    @Parameters(index = "1..*", paramLabel = "PARAM=VALUE", description = "Parameters of the query.")
    private List<String> parameters = List.of();

    @Option(names = {"-f", "--format"}, paramLabel = "FORMAT", description = "text (the default), csv, tsv, json, xml, rows.json; ttl, nt, jsonld or rdf for a graph.")
    private String format = "text";

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        QueryCatalogue catalogue = data.catalogue();
        PrebuiltQuery query = catalogue.find(name).orElseThrow(() -> new UserException("there is no query '" + name + "'; nearest: " + String.join(", ", catalogue.nearest(name))));
        Map<String, String> given = given();
        Snapshot snapshot = data.load(new PrintStream(OutputStream.nullOutputStream()));
        try {
            Answer answer = new QueryRunner(limits.limits()).run(query.query(), new ParameterBinder(Brussels.CLOCK).bind(query, given, snapshot), snapshot.dataset());
            print(answer);
            if (answer.cut()) {
                System.err.println("warning: the answer is cut at " + limits.limits().maxRows() + " rows");
            }
            return 0;
        } catch (ParameterException e) {
            throw new UserException(e.getMessage());
        } catch (RefusedException e) {
            boolean closed = e.reason() == RefusedException.Reason.SERVICE && query.isFederated();
            throw new UserException(e.getMessage() + (closed ? " Allow it: policygraph query " + name + " --allow-service '" + String.join(" ", query.endpoints()) + "'" : ""));
        } catch (QueryTimeoutException e) {
            throw new UserException(e.getMessage() + "; give it more with --timeout SECONDS");
        }
    }

    private void print(Answer answer) throws UserException {
        if (format.equals("text") && answer instanceof Answer.Rows rows) {
            System.out.print(TextTable.of(rows));
            return;
        }
        List<Format> offered = AnswerWriter.formats(answer);
        Format chosen = format.equals("text") ? offered.get(0) : Format.of(format).filter(offered::contains).orElse(null);
        if (chosen == null) {
            throw new UserException("--format " + format + " is not offered for this query; offered: text, " + String.join(", ", offered.stream().map(Format::suffix).toList()));
        }
        System.out.writeBytes(AnswerWriter.write(answer, chosen));
        System.out.flush();
    }

    private Map<String, String> given() throws UserException {
        Map<String, String> given = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new UserException("'" + parameter + "' is not PARAM=VALUE");
            }
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return given;
    }
}
