package eu.policygraph.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a table as an Excel workbook (Office Open XML): the rows with real dates and numbers, and a sheet about them.
 * Text is always text: no cell is a formula, whatever it begins with. Equal input gives equal bytes.
 */
public final class Workbooks {

    /** Characters of a cell; Excel repairs, that is cuts, files with more. */
    private static final int MAX_CELL = 32_767;

    /** Excel keeps 15 digits of a number; longer ones are identifiers and stay text. */
    private static final int MAX_DIGITS = 15;

    /** A fixed time for what a zip file says of its entries: the first that it can say. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int WIDTH = 24;
    private static final int ABOUT_WIDTH = 100;

    private Workbooks() {}

    /**
     * @param columns labels of columns by their names; a column that is not here is labelled by its name
     * @param about what the second sheet says: a label and a text for each line
     */
    public static byte[] write(Answer.Rows rows, List<Column> columns, List<Map.Entry<String, String>> about) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "EU Policy Graph", null)) {
            rows(workbook.newWorksheet("Rows"), rows, columns);
            about(workbook.newWorksheet("About"), about);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withoutTimes(out.toByteArray());
    }

    private static void rows(Worksheet sheet, Answer.Rows rows, List<Column> columns) {
        Map<String, String> labels = columns.stream().collect(Collectors.toMap(Column::name, Column::label));
        List<Var> variables = rows.variables();
        for (int c = 0; c < variables.size(); c++) {
            sheet.value(0, c, labels.getOrDefault(variables.get(c).getVarName(), StringUtils.capitalize(variables.get(c).getVarName())));
            sheet.style(0, c).bold().set();
            sheet.width(c, WIDTH);
        }
        sheet.freezePane(0, 1);
        int r = 0;
        for (Binding row : rows.rows()) {
            r++;
            for (int c = 0; c < variables.size(); c++) {
                cell(sheet, r, c, row.get(variables.get(c)));
            }
        }
        if (!variables.isEmpty()) {
            sheet.setAutoFilter(0, 0, r, variables.size() - 1);
        }
    }

    private static void cell(Worksheet sheet, int r, int c, Node node) {
        if (node == null) {
            return;
        }
        if (!node.isLiteral() || !node.getLiteral().isWellFormed()) {
            text(sheet, r, c, node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString());
            return;
        }
        String form = node.getLiteralLexicalForm();
        String type = node.getLiteralDatatypeURI();
        switch (node.getLiteralValue()) {
            case Boolean bool -> sheet.value(r, c, bool);
            case Number number when Double.isFinite(number.doubleValue()) && form.chars().filter(Character::isDigit).count() <= MAX_DIGITS -> sheet.value(r, c, number);
            case Object other when type.endsWith("#date") && form.matches("\\d{4}-\\d{2}-\\d{2}") && form.compareTo("1900-03-01") >= 0 -> {
                sheet.value(r, c, LocalDate.parse(form));
                sheet.style(r, c).format("yyyy-mm-dd").set();
            }
            default -> text(sheet, r, c, form);
        }
    }

    /** Characters that XML cannot hold are replaced, and a text too long for a cell ends in an ellipsis. */
    private static void text(Worksheet sheet, int r, int c, String text) {
        String clean = text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
        sheet.value(r, c, clean.length() > MAX_CELL ? clean.substring(0, MAX_CELL - 1) + "…" : clean);
    }

    private static void about(Worksheet sheet, List<Map.Entry<String, String>> about) {
        int r = 0;
        for (Map.Entry<String, String> line : about) {
            text(sheet, r, 0, line.getKey());
            sheet.style(r, 0).bold().set();
            text(sheet, r, 1, line.getValue());
            sheet.style(r, 1).wrapText(true).set();
            r++;
        }
        sheet.width(0, WIDTH);
        sheet.width(1, ABOUT_WIDTH);
    }

    /** The library writes the time of day into the workbook's properties and the zip entries: both are taken out. */
    private static byte[] withoutTimes(byte[] workbook) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(workbook.length);
        try (ZipFile in = ZipFile.builder().setByteArray(workbook).get(); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    content = new String(content, StandardCharsets.UTF_8).replaceFirst("<dcterms:created[^>]*>[^<]*</dcterms:created>", "").getBytes(StandardCharsets.UTF_8);
                }
                ZipEntry timeless = new ZipEntry(entry.getName());
                timeless.setTimeLocal(ENTRY_TIME);
                out.putNextEntry(timeless);
                out.write(content);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
