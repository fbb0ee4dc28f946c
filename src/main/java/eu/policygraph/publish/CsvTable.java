package eu.policygraph.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table of the CSV bundle.
 *
 * @param name of the file, without suffix
 * @param title what a row is, in words
 * @param rows cells in the order of the columns; an absent value is an empty cell
 */
record CsvTable(String name, String title, List<Column> columns, List<List<String>> rows) {

    /** Between the values of one cell; a bar inside a value is written as a broken bar. */
    static final String SEPARATOR = "|";

    /**
     * @param name as in the header row
     * @param property IRI of the property whose values the column holds; empty for what only helps a reader
     * @param datatype a built-in datatype of CSV on the Web, as {@code date}
     * @param language tag of the language of the values
     * @param list whether a cell may hold several values
     */
    record Column(String name, Optional<String> property, String datatype, Optional<String> language, boolean list) {

        Column {
            Objects.requireNonNull(name);
            Objects.requireNonNull(datatype);
        }

        /** A column that repeats something for a reader. */
        static Column reading(String name, boolean list) {
            return new Column(name, Optional.empty(), "string", Optional.empty(), list);
        }
    }

    CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    String file() {
        return name + ".csv";
    }

    /** RFC 4180: comma, CRLF, a header row. */
    String toCsv() {
        StringBuilder out = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(Column::name).toList());
            printer.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory does not fail", e);
        }
        return out.toString();
    }

    static String cell(List<String> values) {
        return String.join(SEPARATOR, values.stream().map(v -> v.replace('|', '¦')).toList());
    }
}
