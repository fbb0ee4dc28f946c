package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import eu.policygraph.Project;
import eu.policygraph.query.Answer;
import eu.policygraph.query.Workbooks;
import java.time.Duration;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** Workbooks as a spreadsheet program reads them. */
class WorkbookTest {

    @Test
    void theRowsAreTypedAndTheSecondSheetIsAboutThem() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            HttpResponse<byte[]> response = server.bytes("/queries/timeline-of-a-strategy.xlsx?strategy=csa-2020");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            long csvRows = server.get("/queries/timeline-of-a-strategy.csv?strategy=csa-2020").body().lines().count() - 1;
            List<Row> rows = sheet(response.body(), 0);
            assertThat(rows).hasSize((int) csvRows + 1);
            assertThat(rows.get(0).stream().map(c -> c.getText()).toList()).startsWith("Date", "Event");
            int date = rows.get(0).stream().map(c -> c.getText()).toList().indexOf("Date");
            assertThat(rows.stream().skip(1)).allSatisfy(row -> {
                assertThat(row.getCell(date).getType()).isEqualTo(CellType.NUMBER);
                assertThat(row.getCellAsDate(date)).hasValueSatisfying(d -> assertThat(d).isAfter(LocalDateTime.of(2000, 1, 1, 0, 0)));
            });
            assertThat(part(response.body(), "xl/worksheets/sheet1.xml")).contains("state=\"frozen\"").doesNotContain("<f>");

            Map<String, String> about = sheet(response.body(), 1).stream().collect(Collectors.toMap(r -> r.getCellText(0), r -> r.getCellText(1)));
            assertThat(about).containsEntry("Snapshot", Project.snapshot().version()).containsEntry("Parameter strategy", "https://w3id.org/eu-policy-graph/id/strategy/csa-2020")
                    .containsEntry("Address", server.base() + "/queries/timeline-of-a-strategy?strategy=csa-2020");
            assertThat(about.get("Sources")).contains("https://w3id.org/eu-policy-graph/source/");
            assertThat(about.get("Licence")).contains("CC BY 4.0");
            assertThat(about.get("Citation")).contains(Project.snapshot().version());
            assertThat(about.get("Question")).endsWith("?");

            assertThat(server.bytes("/queries/timeline-of-a-strategy.xlsx?strategy=csa-2020").body()).isEqualTo(response.body());
        }
    }

    @Test
    void noTextBecomesAFormulaAndNoIdentifierANumber() throws Exception {
        Var cell = Var.alloc("cell");
        List<String> texts = List.of("=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")", "00123", "2011/93", "a\u0001b", "ž".repeat(40_000));
        Answer.Rows rows = new Answer.Rows(List.of(cell), texts.stream().map(t -> BindingFactory.binding(cell, NodeFactory.createLiteralString(t))).toList(), false, Duration.ZERO);
        List<Row> read = sheet(Workbooks.write(rows, List.of(), List.of(Map.entry("=A", "=1+1"))), 0);
        for (int i = 0; i < 7; i++) {
            assertThat(read.get(i + 1).getCell(0).getType()).as(texts.get(i)).isEqualTo(CellType.STRING);
            assertThat(read.get(i + 1).getCellText(0)).isEqualTo(texts.get(i));
        }
        assertThat(read.get(8).getCellText(0)).isEqualTo("a\uFFFDb");
        assertThat(read.get(9).getCellText(0)).hasSize(32_767).endsWith("…");
    }

    @Test
    void valuesKeepTheirTypesWhereExcelCanHoldThem() throws Exception {
        Var cell = Var.alloc("cell");
        Answer.Rows rows = new Answer.Rows(List.of(cell), java.util.stream.Stream.of(NodeFactory.createLiteralDT("42", XSDDatatype.XSDinteger), NodeFactory.createLiteralDT("1.5", XSDDatatype.XSDdecimal),
                NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean), NodeFactory.createLiteralDT("2020-07-24", XSDDatatype.XSDdate), NodeFactory.createLiteralDT("1848-03-13", XSDDatatype.XSDdate),
                NodeFactory.createLiteralDT("12345678901234567890", XSDDatatype.XSDinteger), NodeFactory.createLiteralDT("2020-13-45", XSDDatatype.XSDdate), NodeFactory.createURI("https://example.org/a"))
                .map(n -> BindingFactory.binding(cell, n)).toList(), false, Duration.ZERO);
        List<Row> read = sheet(Workbooks.write(rows, List.of(), List.of()), 0);
        assertThat(read.stream().skip(1).map(r -> r.getCell(0).getType()).toList()).containsExactly(CellType.NUMBER, CellType.NUMBER, CellType.BOOLEAN, CellType.NUMBER, CellType.STRING, CellType.STRING, CellType.STRING, CellType.STRING);
        assertThat(read.get(4).getCellAsDate(0)).hasValue(LocalDateTime.of(2020, 7, 24, 0, 0));
        assertThat(read.get(5).getCellText(0)).isEqualTo("1848-03-13");
        assertThat(read.get(6).getCellText(0)).isEqualTo("12345678901234567890");
    }

    private static List<Row> sheet(byte[] workbook, int index) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return book.getSheet(index).orElseThrow().read();
        }
    }

    private static String part(byte[] workbook, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + name);
    }
}
