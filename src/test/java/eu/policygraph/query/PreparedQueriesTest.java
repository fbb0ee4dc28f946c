package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.admission.Admission;
import eu.policygraph.admission.Cancellation;
import eu.policygraph.index.IdGraph;
import eu.policygraph.index.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.junit.jupiter.api.Test;

/** A query that was prepared with other constants gives what it gives when it is read as a whole. */
class PreparedQueriesTest {

    /** So many in the suite; {@code -Dsamerows.queries=N} for more. */
    private static final int QUERIES = Integer.getInteger("samerows.queries", 100);
    private static final long SEED = Long.getLong("samerows.seed", 8L);
    private static final int VARIANTS = 3;
    private static final String HOUSE = "http://house.example/";
    private static final Pattern CONSTANT = Pattern.compile("<" + HOUSE + "s\\d+>|\"(?:x|xy|s1|1|)\"(?!\\^)|\"20\\d\\d-\\d\\d-\\d\\d\"(?=\\^)");

    private final QueryRunner runner = new QueryRunner(new Limits(Duration.ofSeconds(30), 1_000_000));
    private final Random random = new Random(SEED);

    @Test
    void otherConstantsGiveTheRowsOfTheWholeQuery() throws Exception {
        RandomQueries queries = new RandomQueries(SEED);
        DatasetGraph dataset = dataset(queries.statements(150));
        int prepared = 0;
        int compared = 0;
        int rows = 0;
        while (compared < VARIANTS * QUERIES) {
            String text = queries.query().replaceAll("(?<=[\\s(]):(s\\d+)", "<" + HOUSE + "$1>").replaceAll(random.nextBoolean() ? "(?<=[\\s(|/^]):(p\\d)" : "(?!)", "<" + HOUSE + "$1>").replace("urn:x:", HOUSE);
            if (!isQuery(text)) {
                continue;
            }
            answer(runner.read(text), dataset);
            answer(runner.read(varied(text)), dataset);
            for (int i = 0; i < VARIANTS; i++) {
                String other = varied(text);
                Question question = runner.read(other);
                List<String> actual = answer(question, dataset);
                assertThat(actual).as(other).isEqualTo(answer(runner.readWhole(other), dataset));
                prepared += question.prepared().isPresent() ? 1 : 0;
                rows += actual.size();
                compared++;
            }
        }
        assertThat(prepared).isGreaterThan(VARIANTS * QUERIES / 2);
        assertThat(rows).isGreaterThan(VARIANTS * QUERIES);
    }

    @Test
    void prebuiltQueriesGiveTheSameRowsOncePrepared() throws Exception {
        DatasetGraph dataset = Project.snapshot().dataset();
        int prepared = 0;
        int compared = 0;
        for (PrebuiltQuery query : Project.catalogue().all().stream().filter(query -> !query.isFederated()).toList()) {
            for (boolean all : new boolean[] {false, true}) {
                Map<Var, Node> terms = new ParameterBinder(Project.CLOCK).bind(query, Asking.examples(query, all), Project.snapshot());
                List<String> first = texts(new QueryRunner(runner.limits()).run(query.query(), terms, dataset));
                for (int i = 0; i < 3; i++) {
                    assertThat(texts(runner.run(query.query(), terms, dataset))).as(query.name() + " " + terms).isEqualTo(first);
                }
                prepared += runner.prepared().find(query.query(), Slice.WHOLE, terms).isPresent() ? 1 : 0;
                compared++;
            }
        }
        assertThat(prepared).isGreaterThan(compared / 2);
    }

    @Test
    void aCommentBetweenTokensDoesNotHideWhatAConstantIsFor() throws Exception {
        DatasetGraph dataset = dataset(new RandomQueries(SEED).statements(150));
        List<String> texts = List.of("PREFIX : #c\n<" + HOUSE + ">\nSELECT * { ?s ?p :s1 }", "BASE #c\n <" + HOUSE + ">\nSELECT * { ?s ?p <s1> ; <p1> ?o }",
                "PREFIX : #c\n<" + HOUSE + ">\nCONSTRUCT { :s1 :p1 ?s } { ?s :p1 ?o }", "SELECT (\"2020-01-01\"^^ #c\n<http://www.w3.org/2001/XMLSchema#date> AS ?x) {}",
                "SELECT (\"2020-01-01\" #c\n^^<http://www.w3.org/2001/XMLSchema#date> AS ?x) {}", "SELECT (COUNT(*) AS ?n) { GRAPH #c\n<" + HOUSE + "s1> { ?s ?p ?o } }",
                "SELECT (<http://www.w3.org/2001/XMLSchema#integer> #c\n(\"5\") AS ?x) {}", "PREFIX : <" + HOUSE + "> #c\nSELECT * { ?s ?p #<\n <" + HOUSE + "s1> }");
        int rows = 0;
        for (String text : texts) {
            List<String> whole = answer(runner.readWhole(text), dataset);
            for (int i = 0; i < 4; i++) {
                assertThat(answer(runner.read(text), dataset)).as(text).isEqualTo(whole);
            }
            rows += whole.size();
        }
        assertThat(rows).isGreaterThan(texts.size());
        assertThat(TemplateText.of(texts.getLast()).orElseThrow().constants()).hasSize(1);
    }

    @Test
    void whatOnlyBeginsAsAPlaceholderIsNone() {
        for (Node term : List.of(NodeFactory.createURI("http://constant.invalid/0/more"), NodeFactory.createURI("http://constant.invalid/x/"), NodeFactory.createURI("http://constant.invalid/"),
                NodeFactory.createLiteralString("\uE0000\uE000 more"), NodeFactory.createLiteralString("\uE000"), NodeFactory.createLiteralString("-4711-xx-01"))) {
            assertThat(Placeholders.index(term)).as(term.toString()).isEqualTo(-1);
        }
    }

    private boolean isQuery(String text) {
        try {
            runner.readWhole(text);
            return true;
        } catch (QueryParseException e) {
            return false;
        }
    }

    /** Other constants of the same kinds, which may be equal where they were different. */
    private String varied(String text) {
        return CONSTANT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(switch (found.group().charAt(1)) {
            case 'h' -> "<" + HOUSE + "s" + random.nextInt(14) + ">";
            case '2' -> List.of("\"2020-01-01\"", "\"2020-02-28\"", "\"2020-02-29\"", "\"2021-12-31\"").get(random.nextInt(4));
            default -> List.of("\"x\"", "\"xy\"", "\"s1\"", "\"1\"", "\"\"").get(random.nextInt(5));
        }));
    }

    private static DatasetGraph dataset(List<Triple> statements) {
        Graph graph = new GraphMemFast();
        statements.forEach(statement -> graph.add(NodeTransformLib.transform(PreparedQueriesTest::named, statement)));
        return DatasetGraphFactory.wrap(IdGraph.of(new Terms(), graph));
    }

    private static Node named(Node term) {
        return term.isURI() ? NodeFactory.createURI(term.getURI().replace("urn:x:", HOUSE)) : term;
    }

    private List<String> answer(Question question, DatasetGraph dataset) throws QueryTimeoutException {
        return texts(runner.run(question, dataset, new Cancellation(), (answer, clock) -> answer));
    }

    private static List<String> texts(Answer answer) {
        return switch (answer) {
            case Answer.Rows rows -> new ArrayList<>(rows.rows().stream().map(PreparedQueriesTest::text).sorted().toList());
            case Answer.Truth truth -> List.of(Boolean.toString(truth.value()));
            case Answer.Statements statements -> statements.graph().find().mapWith(Triple::toString).toList().stream().sorted().toList();
        };
    }

    private static String text(Binding row) {
        Map<String, String> cells = new TreeMap<>();
        row.forEach((variable, node) -> cells.put(variable.getVarName(), node.toString()));
        return cells.toString();
    }

    @Test
    void anIriThatIsTakenOutIsTheOneThatTheParserReads() {
        Admission admission = runner.admission();
        String characters = "ab9-_~./#?=&:+,;@%(é*";
        int plain = 0;
        for (int i = 0; i < 1_000; i++) {
            StringBuilder iri = new StringBuilder(List.of("http://", "https://", "http://a9.b/", "https://a/b").get(random.nextInt(4)));
            random.ints(random.nextInt(12), 0, characters.length() - (random.nextBoolean() ? 4 : 0)).forEach(c -> iri.append(characters.charAt(c)));
            Optional<TemplateText> text = TemplateText.of("ASK { <" + iri + "> ?p ?o }");
            if (text.isPresent() && !text.get().constants().isEmpty()) {
                plain++;
                String read = admission.parse("ASK { <" + iri + "> ?p ?o }").getQueryPattern().toString();
                assertThat(read).contains("<" + iri + ">");
            }
        }
        assertThat(plain).isGreaterThan(100);
    }
}
