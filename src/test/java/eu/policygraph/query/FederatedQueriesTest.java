package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.policygraph.Project;
import eu.policygraph.admission.RefusedException;
import eu.policygraph.admission.RemoteEndpoints;
import eu.policygraph.admission.TextLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.StrUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries that ask other endpoints, with recorded answers: what goes out, what comes back, and that nothing goes out uninvited. */
class FederatedQueriesTest {

    private static final Path RECORDED = Project.HOME.resolve("src/test/resources/federated");
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private static HttpServer endpoint;
    private static String address;
    private static String answer;
    private static DatasetGraph dataset;

    @BeforeAll
    static void start() throws IOException {
        dataset = RDFParser.source(RECORDED.resolve("data.trig")).toDatasetGraph();
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/sparql", exchange -> {
            ASKED.add(URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).substring("query=".length()), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/sparql-results+json");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange; var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        endpoint.start();
        address = "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/sparql";
    }

    @AfterAll
    static void stop() {
        endpoint.stop(0);
    }

    @BeforeEach
    void forget() {
        ASKED.clear();
    }

    static List<PrebuiltQuery> queries() {
        return Project.catalogue().all().stream().filter(PrebuiltQuery::isFederated).toList();
    }

    @Test
    void everyFederatedQueryHasARecordedAnswer() throws IOException {
        try (Stream<Path> folders = Files.list(RECORDED)) {
            assertThat(folders.filter(Files::isDirectory).map(f -> f.getFileName().toString())).containsExactlyInAnyOrderElementsOf(queries().stream().map(PrebuiltQuery::name).toList())
                    .hasSizeGreaterThanOrEqualTo(7);
        }
        assertThat(queries()).allSatisfy(query -> {
            assertThat(query.file().getParent().getFileName().toString()).isEqualTo(QueryCatalogue.FEDERATED);
            assertThat(query.tags().get(0)).isEqualTo("federated");
            assertThat(query.text()).as("a guard against long answers").contains("LIMIT ");
        });
        assertThat(queries().stream().flatMap(query -> query.endpoints().stream()).distinct()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void whatIsSentAndWhatComesOfTheAnswerIsAsRecorded(PrebuiltQuery query) throws Exception {
        answer = recorded(query, "answer.srj");
        Answer.Rows rows = (Answer.Rows) runner(address).run(moved(query), parameters(query), dataset);
        assertThat(ASKED).as("one request for all keys").hasSize(1);
        assertThat(plain(ASKED.get(0))).isEqualTo(plain(recorded(query, "sent.rq")));
        assertThat(QueryFactory.create(ASKED.get(0), Syntax.syntaxSPARQL_11).getLimit()).isEqualTo(10_001);
        assertThat(csv(rows)).isEqualTo(recorded(query, "rows.csv"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void anotherEngineComesToTheSameRows(PrebuiltQuery query) throws Exception {
        List<Binding> answers = answers(recorded(query, "answer.srj"));
        Set<String> asked = new java.util.TreeSet<>();
        ServiceExecutorRegistry registry = new ServiceExecutorRegistry();
        registry.addSingleLink((service, original, row, context, next) -> {
            asked.add(service.getService().getURI());
            return QueryIterPlainWrapper.create(answers.stream().map(one -> Algebra.merge(row, one)).filter(both -> both != null).iterator(), context);
        });
        BindingBuilder values = BindingFactory.builder();
        parameters(query).forEach(values::add);
        try (QueryExec exec = QueryExec.dataset(dataset).query(query.query()).substitution(values.build()).set(ARQConstants.registryServiceExecutors, registry).set(ARQ.httpServiceAllowed, true).build()) {
            RowSet rows = exec.select();
            List<Var> variables = rows.getResultVars();
            List<Binding> found = new ArrayList<>();
            rows.forEach(found::add);
            assertThat(csv(new Answer.Rows(variables, found, false, Duration.ZERO, false, Set.of()))).isEqualTo(recorded(query, "rows.csv"));
        }
        assertThat(asked).isEqualTo(query.endpoints());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void nothingGoesOutUnlessTheOperatorAllowsIt(PrebuiltQuery query) {
        for (QueryRunner runner : List.of(new QueryRunner(new Limits(Duration.ofSeconds(5), 1_000)), runner("http://127.0.0.1:9/sparql"))) {
            assertThatThrownBy(() -> runner.run(moved(query), parameters(query), dataset)).isInstanceOfSatisfying(RefusedException.class,
                    refused -> assertThat(refused.reason()).isEqualTo(RefusedException.Reason.SERVICE));
        }
        assertThat(ASKED).isEmpty();
    }

    @Test
    void manyKeysGoInFewRequestsAndEachRowKeepsItsOwnAnswer() throws Exception {
        DatasetGraph many = DatasetGraphFactory.create();
        String data = StrUtils.strjoinNL(IntStream.range(0, 120).mapToObj(i -> "<urn:a%03d> <urn:key> <urn:k%d> . <urn:b%03d> <urn:key> <urn:k%d> .".formatted(i, i, i, i)).toList());
        RDFParser.fromString(data, org.apache.jena.riot.Lang.TURTLE).parse(many);
        answer = "{\"head\":{\"vars\":[\"k\",\"n\"]},\"results\":{\"bindings\":[" + String.join(",", IntStream.range(0, 120).mapToObj(i ->
                "{\"k\":{\"type\":\"uri\",\"value\":\"urn:k%d\"},\"n\":{\"type\":\"literal\",\"value\":\"%d\"}}".formatted(i, i)).toList()) + "]}}";
        String query = "SELECT ?t ?n { { SELECT ?t ?k { ?t <urn:key> ?k } ORDER BY ?k ?t } SERVICE <" + address + "> { ?k <urn:number> ?n FILTER(?n != ?unbound) } }";
        Answer.Rows rows = (Answer.Rows) runner(address).run(QueryFactory.create(query), Map.of(), many);
        assertThat(rows.rows()).hasSize(240).allSatisfy(row -> assertThat(Integer.parseInt(row.get("t").getURI().substring(5))).isEqualTo(Integer.parseInt(row.get("n").getLiteralLexicalForm())));
        assertThat(ASKED).hasSize(3).allSatisfy(sent -> assertThat(sent.split("<urn:k", -1)).hasSizeBetween(21, 51));
        assertThat(ASKED).as("a key once").allSatisfy(sent -> assertThat(sent).contains("VALUES ?k"));
    }

    private static QueryRunner runner(String allowed) {
        Limits usual = new Limits(Duration.ofSeconds(10), 1_000);
        return new QueryRunner(new Limits(usual.timeout(), usual.maxRows(), usual.maxBytes(), usual.maxMemory(), TextLimits.DEFAULT, new RemoteEndpoints(Set.of(allowed))));
    }

    /** The query with the address of this machine in place of its endpoint. */
    private static org.apache.jena.query.Query moved(PrebuiltQuery query) {
        String text = query.text();
        for (String there : query.endpoints()) {
            text = text.replace("<" + there + ">", "<" + address + ">");
        }
        return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
    }

    private static Map<Var, Node> parameters(PrebuiltQuery query) throws ParameterException {
        Map<String, String> given = new LinkedHashMap<>();
        recorded(query, "call.txt").lines().filter(line -> line.contains("=")).forEach(line -> given.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return new ParameterBinder(Project.CLOCK).bind(query, given, Project.snapshot());
    }

    private static List<Binding> answers(String text) {
        List<Binding> answers = new ArrayList<>();
        RowSet.adapt(ResultSetMgr.read(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ResultSetLang.RS_JSON)).forEach(answers::add);
        return answers;
    }

    private static String recorded(PrebuiltQuery query, String file) {
        try {
            return Files.readString(RECORDED.resolve(query.name()).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String csv(Answer.Rows rows) {
        return new String(AnswerWriter.write(rows, eu.policygraph.model.Format.CSV), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static String plain(String query) {
        return query.replaceAll("\\s+", " ").strip();
    }
}
