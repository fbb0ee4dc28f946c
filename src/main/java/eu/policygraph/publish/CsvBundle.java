package eu.policygraph.publish;

import eu.policygraph.graph.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An archive of tables for spreadsheets and statistics: one for each kind of thing, the identifiers, and what they mean. */
final class CsvBundle {

    private CsvBundle() {}

    /**
     * The stream stays open.
     *
     * @return rows of all tables, header rows not counted
     */
    static long write(Snapshot snapshot, OutputStream out) throws IOException {
        List<CsvTable> tables = new ArrayList<>(ThingTables.of(snapshot));
        tables.add(IdentifierTable.of(snapshot));
        try (ZipFile zip = new ZipFile(out)) {
            zip.add("README.txt", readme(tables, snapshot));
            zip.add(CsvwMetadata.FILE, CsvwMetadata.of(tables, snapshot.version()));
            for (CsvTable table : tables) {
                zip.add(table.file(), table.toCsv());
            }
        }
        return tables.stream().mapToLong(t -> t.rows().size()).sum();
    }

    private static String readme(List<CsvTable> tables, Snapshot snapshot) {
        String list = tables.stream().map(t -> String.format(Locale.ROOT, "  %-20s %6d rows  %s\n", t.file(), t.rows().size(), t.title())).collect(Collectors.joining());
        return """
                %s: tables

                %s
                How to read them
                - The first column, id, is the IRI of the thing: the key that joins the tables with each other and with the RDF.
                - label is its English name. A column whose name ends in _label names the things in the column before it.
                - A column is one property, as eli_date_document for eli:date_document; _en, _fr at its end is the language.
                - A cell may hold several values, divided by |. A | inside a value is written as ¦.
                - Dates are YYYY-MM-DD. Texts are UTF-8; fields follow RFC 4180.
                - Tables hold what sources state. What follows from the ontology, and which source states what, is in the RDF.
                - %s says all this for programs (CSV on the Web, W3C).

                Version %s
                Licence: %s (%s)
                Cite as: %s
                """.formatted(Publication.TITLE, list, CsvwMetadata.FILE, snapshot.version(), Publication.LICENCE_NAME, Publication.LICENCE, Citations.of(snapshot).text());
    }
}
