package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every file of queries/ has to keep, so that it can be copied, served and trusted. */
class PrebuiltQueriesTest {

    /** How a label is chosen: the language asked for, English, any; the IRI of a thing without label. %1$s is the thing. */
    private static final String LABEL = """
            OPTIONAL { ?%1$s rdfs:label ?%1$sChosen FILTER(LANG(?%1$sChosen) = COALESCE(?lang, "en")) }
            OPTIONAL { ?%1$s rdfs:label ?%1$sEnglish FILTER(LANG(?%1$sEnglish) = "en") }
            OPTIONAL {
            ?%1$s rdfs:label ?%1$sOther FILTER(!BOUND(?%1$sChosen) && !BOUND(?%1$sEnglish))
            FILTER NOT EXISTS { ?%1$s rdfs:label ?%1$sLess FILTER(CONCAT(STR(?%1$sLess), "@", LANG(?%1$sLess)) < CONCAT(STR(?%1$sOther), "@", LANG(?%1$sOther))) }
            }
            BIND(COALESCE(?%1$sChosen, ?%1$sEnglish, ?%1$sOther, STR(?%1$s)) AS ?%1$sLabel)
            """;

    static List<PrebuiltQuery> queries() {
        return Project.catalogue().all();
    }

    @Test
    void everyFileOfTheFolderIsCovered() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(Project.HOME.resolve("queries"))) {
            List<String> names = files.filter(f -> !f.getParent().endsWith("checks")).map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".rq")).map(n -> n.replace(".rq", "")).sorted().toList();
            assertThat(queries()).extracting(PrebuiltQuery::name).containsExactlyElementsOf(names).hasSizeGreaterThanOrEqualTo(45);
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void nameAndTextsSayWhatItAnswers(PrebuiltQuery query) {
        assertThat(query.name()).matches("[a-z]+(-[a-z0-9]+)*");
        assertThat(query.title()).isNotBlank().hasSizeLessThan(80);
        assertThat(query.summary()).as("the question").endsWith("?");
        assertThat(query.description()).isNotBlank();
        assertThat(query.tags()).isNotEmpty();
        assertThat(query.columns()).allSatisfy(c -> assertThat(c.label()).isNotBlank().isNotEqualTo(c.name()));
        assertThat(query.parameters()).allSatisfy(p -> assertThat(p.label()).isNotBlank().isNotEqualTo(p.name()));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void prefixesAreThoseOfTheHouse(PrebuiltQuery query) {
        Map<String, String> declared = query.query().getPrefixMapping().getNsPrefixMap();
        assertThat(declared).isNotEmpty();
        assertThat(Namespaces.all()).containsAllEntriesOf(declared);
        String body = query.sparql().lines().filter(l -> !l.startsWith("PREFIX")).reduce("", (a, b) -> a + b + "\n");
        assertThat(declared.keySet()).as("prefixes in use").allSatisfy(p -> assertThat(body).contains(p + ":"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void projectionAndOrderAreExplicit(PrebuiltQuery query) {
        if (query.query().isSelectType()) {
            assertThat(query.query().isQueryResultStar()).as("SELECT *").isFalse();
            assertThat(query.query().getOrderBy()).as("ORDER BY").isNotEmpty();
        } else {
            assertThat(query.query().isConstructType()).as("SELECT or CONSTRUCT").isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void noParameterIsAssignedInTheQuery(PrebuiltQuery query) {
        Set<String> assigned = new HashSet<>();
        assignments(query.query(), assigned);
        assertThat(query.parameters()).extracting(Parameter::name).noneMatch(assigned::contains);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void labelsAreChosenInOneWay(PrebuiltQuery query) {
        String text = query.sparql().lines().map(String::strip).reduce("", (a, b) -> a + b + "\n");
        query.columns().stream().map(Column::name).filter(n -> n.endsWith("Label")).forEach(
                n -> assertThat(text).as(n).contains(LABEL.formatted(n.substring(0, n.length() - "Label".length()))));
        assertThat(query.parameter("lang").isPresent()).as("takes a language").isEqualTo(text.contains("?lang"));
    }

    static List<PrebuiltQuery> localQueries() {
        return Project.localQueries();
    }

    @ParameterizedTest
    @MethodSource("localQueries")
    void itsExampleGivesRowsOnTheShippedData(PrebuiltQuery query) {
        for (boolean all : List.of(true, false)) {
            switch (Asking.ask(Project.snapshot(), query, Asking.examples(query, all))) {
                case Answer.Rows rows -> thenRowsAreComplete(query, rows);
                case Answer.Statements statements -> assertThat(statements.graph().size()).isGreaterThanOrEqualTo(Math.max(1, query.atLeast()));
                case Answer.Truth truth -> throw new AssertionError("an ASK query is no table");
            }
        }
    }

    private static void thenRowsAreComplete(PrebuiltQuery query, Answer.Rows rows) {
        assertThat(rows.rows()).hasSizeGreaterThanOrEqualTo(query.atLeast());
        for (Column column : query.columns()) {
            if (!column.optional()) {
                assertThat(rows.rows()).as("column " + column.name()).allSatisfy(row -> assertThat(row.get(Var.alloc(column.name()))).isNotNull());
            }
        }
        List<List<Node>> keys = rows.rows().stream().map(row -> orderKey(query, row)).toList();
        assertThat(keys).as("ORDER BY leaves no two rows in an order of chance").doesNotHaveDuplicates();
    }

    private static List<Node> orderKey(PrebuiltQuery query, Binding row) {
        return query.query().getOrderBy().stream().map(SortCondition::getExpression).map(e -> row.get(e.asVar())).map(n -> n == null ? Node.ANY : n).toList();
    }

    private static void assignments(Query query, Set<String> names) {
        query.getProject().getExprs().keySet().forEach(v -> names.add(v.getVarName()));
        if (query.getValuesVariables() != null) {
            query.getValuesVariables().forEach(v -> names.add(v.getVarName()));
        }
        ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementBind bind) {
                names.add(bind.getVar().getVarName());
            }

            @Override
            public void visit(ElementData data) {
                data.getVars().forEach(v -> names.add(v.getVarName()));
            }

            @Override
            public void visit(ElementSubQuery sub) {
                assignments(sub.getQuery(), names);
            }
        });
    }
}
