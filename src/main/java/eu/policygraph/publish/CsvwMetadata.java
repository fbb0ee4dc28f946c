package eu.policygraph.publish;

import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the tables of the CSV bundle by CSV on the Web (W3C, 2015), in the file name that its section 5.3 looks for. */
final class CsvwMetadata {

    static final String FILE = "csv-metadata.json";

    private CsvwMetadata() {}

    static String of(List<CsvTable> tables, String version) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("@context", List.of("http://www.w3.org/ns/csvw", Map.of("@language", "en")));
        group.put("dc:title", Publication.TITLE);
        group.put("dc:license", Map.of("@id", Publication.LICENCE));
        group.put("dc:hasVersion", version);
        group.put("tables", tables.stream().map(CsvwMetadata::table).toList());
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(group) + "\n";
    }

    private static Map<String, Object> table(CsvTable table) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("aboutUrl", "{+id}");
        schema.put("primaryKey", "id");
        schema.put("columns", table.columns().stream().map(CsvwMetadata::column).toList());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("url", table.file());
        members.put("dc:title", table.title());
        members.put("tableSchema", schema);
        return members;
    }

    private static Map<String, Object> column(CsvTable.Column column) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", column.name());
        members.put("titles", column.name());
        members.put("datatype", column.datatype());
        column.language().ifPresent(language -> members.put("lang", language));
        if (column.list()) {
            members.put("separator", CsvTable.SEPARATOR);
        }
        column.property().ifPresentOrElse(iri -> members.put("propertyUrl", iri), () -> members.put("suppressOutput", true));
        return members;
    }
}
