package eu.policygraph.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.graph.Layout;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import eu.policygraph.model.Download;
import eu.policygraph.model.Download.Packaging;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFolderTest {

    @TempDir
    private static Path folder;

    private static final Snapshot SNAPSHOT = Project.snapshot();
    private static DumpFolder dumps;

    @BeforeAll
    static void makeAll() {
        dumps = new DumpFolder(SNAPSHOT, Project.catalogue(), folder);
        assertThat(dumps.all()).hasSize(9);
    }

    @Test
    void theVersionIsTheSha256OfTheDigestsOfGraphsAndRules() throws Exception {
        Map<String, StringBuilder> parts = new TreeMap<>();
        new String(content("eu-policy-graph.nq.gz"), StandardCharsets.UTF_8).lines().forEach(line ->
                parts.computeIfAbsent(line.substring(line.lastIndexOf('<') + 1, line.lastIndexOf('>')), g -> new StringBuilder()).append(line).append('\n'));
        SNAPSHOT.ontologyFiles().forEach((name, text) -> {
            if (name.startsWith("rules/")) {
                parts.put("https://w3id.org/eu-policy-graph/ontology/" + name, new StringBuilder(text));
            }
        });
        assertThat(parts).containsKeys("https://w3id.org/eu-policy-graph/graph/inferred", "https://w3id.org/eu-policy-graph/ontology/rules/order.txt");
        List.of("inferred", "derived").forEach(computed -> parts.remove("https://w3id.org/eu-policy-graph/graph/" + computed));
        StringBuilder expected = new StringBuilder();
        for (Map.Entry<String, StringBuilder> part : parts.entrySet()) {
            expected.append(sha256(part.getValue().toString().getBytes(StandardCharsets.UTF_8))).append("  ").append(part.getKey()).append('\n');
        }
        byte[] digests = Files.readAllBytes(dumps.path(dumps.find("graphs.sha256").orElseThrow()));
        assertThat(new String(digests, StandardCharsets.UTF_8)).isEqualTo(expected.toString());
        assertThat(sha256(digests)).isEqualTo(SNAPSHOT.version());
    }

    @Test
    void eachDumpOfNamedGraphsReadsBackAsTheSameDataset() throws Exception {
        for (String file : List.of("eu-policy-graph.trig.gz", "eu-policy-graph.nq.gz", "eu-policy-graph.jsonld.gz")) {
            DatasetGraph read = parse(file);
            assertThat(read.getDefaultGraph().isEmpty()).as(file).isTrue();
            SNAPSHOT.graphs().forEach((name, graph) -> assertThat(read.getGraph(name).isIsomorphicWith(graph)).as("%s of %s", name, file).isTrue());
            assertThat(dumps.find(file).orElseThrow().count()).as(file).isEqualTo(read.stream().count());
        }
    }

    @Test
    void eachDumpOfTheUnionReadsBackAsTheSameGraph() throws Exception {
        for (String file : List.of("eu-policy-graph.ttl.gz", "eu-policy-graph.nt.gz")) {
            DatasetGraph read = parse(file);
            assertThat(read.getDefaultGraph().isIsomorphicWith(SNAPSHOT.union())).as(file).isTrue();
            assertThat(dumps.find(file).orElseThrow().count()).as(file).isEqualTo(SNAPSHOT.statements());
        }
    }

    @Test
    void blankNodesLanguagesAndOddLiteralsSurviveEveryFormat(@TempDir Path other) throws Exception {
        Path data = Files.writeString(other.resolve("odd.ttl"), """
                @prefix ex: <http://example.org/> .
                ex:a ex:b [ ex:c "line\\nbreak \\" quote \\\\ | é 𝄞"@fr-CA , 1.50 , true , "x"^^ex:type ] ; a ex:Class ; <urn:ex:p> <http://example.org//twice> , "" .
                """);
        Snapshot odd = Project.load(data);
        DumpFolder oddDumps = new DumpFolder(odd, Project.catalogue(), Files.createDirectory(other.resolve("dumps")));
        for (String file : List.of("eu-policy-graph.trig.gz", "eu-policy-graph.nq.gz", "eu-policy-graph.jsonld.gz")) {
            Download download = oddDumps.find(file).orElseThrow();
            DatasetGraph read = parse(oddDumps.path(download), download.mediaType());
            assertThat(IsoMatcher.isomorphic(read, parse(oddDumps.path(oddDumps.find("eu-policy-graph.nq.gz").orElseThrow()), "application/n-quads"))).as(file).isTrue();
            assertThat(read.stream().count()).as(file).isEqualTo(odd.quads());
        }
    }

    @Test
    void aSecondRunGivesTheSameBytes(@TempDir Path second) throws Exception {
        Snapshot again = new SnapshotLoader(Clock.systemUTC(), (step, result, took) -> {})
                .load(Layout.shipped(Project.HOME), List.of(QueryGraph.of(Project.catalogue())));
        List<Download> repeated = new DumpFolder(again, Project.catalogue(), second).all();
        assertThat(repeated).isEqualTo(dumps.all());
        for (Download download : repeated) {
            assertThat(second.resolve(download.file())).hasSameBinaryContentAs(folder.resolve(download.file()));
        }
    }

    @Test
    void sizeAndChecksumAreThoseOfTheFile() throws Exception {
        for (Download download : dumps.all()) {
            byte[] bytes = Files.readAllBytes(dumps.path(download));
            assertThat(bytes).as(download.file()).hasSize((int) download.bytes());
            assertThat(sha256(bytes)).as(download.file()).isEqualTo(download.sha256());
            assertThat(download.count()).as(download.file()).isPositive();
        }
    }

    @Test
    void theTablesAgreeWithTheirDescription() throws Exception {
        Map<String, byte[]> files = unzip("eu-policy-graph-csv.zip");
        JsonArray tables = JsonParser.parseString(text(files, "csv-metadata.json")).getAsJsonObject().getAsJsonArray("tables");
        assertThat(tables).hasSizeGreaterThan(5);
        assertThat(files).hasSize(tables.size() + 2);
        long rows = 0;
        for (JsonElement each : tables) {
            JsonObject table = each.getAsJsonObject();
            String name = table.get("url").getAsString();
            List<String> columns = table.getAsJsonObject("tableSchema").getAsJsonArray("columns").asList().stream().map(c -> c.getAsJsonObject().get("titles").getAsString()).toList();
            try (CSVParser csv = CSVParser.parse(text(files, name), CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
                assertThat(csv.getHeaderNames()).as(name).isEqualTo(columns).doesNotHaveDuplicates();
                List<CSVRecord> records = csv.getRecords();
                assertThat(records.stream().map(r -> r.get("id"))).as(name).isNotEmpty().doesNotHaveDuplicates();
                assertThat(records).as(name).allSatisfy(r -> assertThat(r.isConsistent()).isTrue());
                rows += records.size();
            }
        }
        assertThat(rows).isEqualTo(dumps.find("eu-policy-graph-csv.zip").orElseThrow().count());
        assertThat(text(files, "README.txt")).contains(SNAPSHOT.version(), "CC BY 4.0");
    }

    @Test
    void theCrosswalkHoldsTheIdentifiersOfEveryThingThatHasOne() throws Exception {
        String csv = text(unzip("eu-policy-graph-csv.zip"), "identifiers.csv");
        List<String> identifiers = SNAPSHOT.union().stream(Node.ANY, Vocabulary.property("eli:id_local").asNode(), Node.ANY).map(t -> t.getObject().getLiteralLexicalForm()).distinct().toList();
        assertThat(identifiers).isNotEmpty();
        assertThat(csv).contains(identifiers).contains("link_celex");
    }

    @Test
    void theOntologyAndTheQueriesAreTheFilesAsWritten() throws Exception {
        for (Map.Entry<String, byte[]> file : unzip("ontology.zip").entrySet()) {
            assertThat(Project.HOME.resolve("ontology").resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
        assertThat(unzip("ontology.zip")).containsKeys("policy.ttl", "shapes.ttl");
        assertThat(unzip("queries.zip")).hasSameSizeAs(Project.catalogue().all());
    }

    private static DatasetGraph parse(String file) throws IOException {
        return parse(folder.resolve(file), dumps.find(file).orElseThrow().mediaType());
    }

    private static DatasetGraph parse(Path file, String mediaType) throws IOException {
        DatasetGraph dataset = DatasetGraphFactory.create();
        Lang lang = RDFLanguages.contentTypeToLang(mediaType);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            RDFParser.source(in).lang(lang).parse(dataset);
        }
        return dataset;
    }

    private static byte[] content(String file) throws IOException {
        assertThat(dumps.find(file).orElseThrow().packaging()).isEqualTo(Packaging.GZIP);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(file)))) {
            return in.readAllBytes();
        }
    }

    private static Map<String, byte[]> unzip(String file) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(file))))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        assertThat(files).containsKey(name);
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
