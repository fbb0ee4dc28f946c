package eu.policygraph.query;

import eu.policygraph.graph.Finding;
import eu.policygraph.graph.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.PatternVars;

/** Reads one file of {@code queries/} or {@code queries/checks/} and sees that header and SPARQL agree. */
final class QueryFileReader {

    private QueryFileReader() {}

    static PrebuiltQuery read(QueryText source) throws InputException {
        Path file = source.file();
        String text = source.text();
        HeaderReader header = HeaderReader.read(file, text);
        Query query = parse(file, text);
        List<Parameter> parameters = header.parameters();
        List<Column> columns = header.columns();
        checkColumns(file, header, query, columns);
        checkParameters(file, header, query, parameters);
        Set<String> endpoints = endpoints(file, header, query);
        return new PrebuiltQuery(source.name(), file, header.required("title"), header.required("summary"), header.optional("description").orElse(""),
                header.strings("tags"), header.view(), parameters, columns, header.atLeast(), endpoints, text, query);
    }

    static QualityCheck readCheck(QueryText source) throws InputException {
        Path file = source.file();
        String text = source.text();
        HeaderReader header = HeaderReader.readCheck(file, text);
        Query query = parse(file, text);
        if (!query.isSelectType() || !query.getResultVars().equals(QualityCheck.COLUMNS)) {
            throw HeaderReader.failure(file, header.lineOf("title"), "A check selects " + QualityCheck.COLUMNS + " and nothing else", "Write SELECT DISTINCT ?subject ?problem ?fix.");
        }
        return new QualityCheck(source.name(), file, header.required("title"), header.required("problem"), header.required("fix"), query);
    }

    private static Query parse(Path file, String text) throws InputException {
        try {
            return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        } catch (QueryParseException e) {
            String message = e.getMessage().lines().findFirst().orElse("syntax error");
            throw new InputException(List.of(new Finding(file, Math.max(e.getLine(), 0), Math.max(e.getColumn(), 0), "SPARQL syntax: " + message, "")));
        } catch (QueryException e) {
            throw HeaderReader.failure(file, 0, "SPARQL: " + e.getMessage(), "");
        }
    }

    private static void checkColumns(Path file, HeaderReader header, Query query, List<Column> columns) throws InputException {
        List<String> declared = columns.stream().map(Column::name).toList();
        List<String> projected = query.isSelectType() ? query.getResultVars() : List.of();
        if (!declared.equals(projected)) {
            throw HeaderReader.failure(file, header.lineOf("columns"), "The columns are " + declared + " but the query selects " + projected,
                    "Name the same variables in the same order.");
        }
    }

    private static Set<String> endpoints(Path file, HeaderReader header, Query query) throws InputException {
        Set<String> declared = new TreeSet<>(header.strings("endpoints"));
        Set<String> asked = new TreeSet<>();
        services(query, asked);
        if (!declared.equals(asked)) {
            throw HeaderReader.failure(file, header.lineOf("endpoints"), "The endpoints are " + declared + " but the query asks " + asked, "Name each SERVICE of the query under endpoints: [IRI, …].");
        }
        return declared;
    }

    private static void services(Query query, Set<String> found) {
        ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementService service) {
                found.add(service.getServiceNode().toString());
            }

            @Override
            public void visit(ElementSubQuery subquery) {
                services(subquery.getQuery(), found);
            }
        });
    }

    private static void checkParameters(Path file, HeaderReader header, Query query, List<Parameter> parameters) throws InputException {
        String body = query.serialize();
        for (Parameter parameter : parameters) {
            if (PrebuiltQuery.RESERVED.contains(parameter.name())) {
                throw HeaderReader.failure(file, header.lineOf("params"), "No parameter may be called '" + parameter.name() + "'",
                        "Addresses use it for the form of the answer; choose another name.");
            }
            boolean mentioned = PatternVars.vars(query.getQueryPattern()).contains(Var.alloc(parameter.name()))
                    || body.matches("(?s).*[?$]" + parameter.name() + "\\b.*");
            if (!mentioned) {
                throw HeaderReader.failure(file, header.lineOf("params"), "The query does not use ?" + parameter.name(), "Use it or take the parameter out.");
            }
            if (parameter.required() && parameter.example().isEmpty()) {
                throw HeaderReader.failure(file, header.lineOf("params"), "Required parameter '" + parameter.name() + "' has no example",
                        "Add example: with a value that gives rows.");
            }
        }
    }
}
