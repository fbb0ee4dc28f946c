package eu.policygraph.query;

import eu.policygraph.graph.Finding;
import eu.policygraph.graph.InputException;
import eu.policygraph.model.Namespaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the {@code #+} header of a query file. YAML is composed into nodes, never into Java objects: every scalar stays
 * the text that was written ({@code no} is Norwegian, not false), and every complaint has a line.
 */
final class HeaderReader {

    private static final Set<String> KEYS = Set.of("title", "summary", "description", "tags", "view", "params", "columns", "at-least", "key", "endpoints");
    private static final Set<String> CHECK_KEYS = Set.of("title", "problem", "fix");
    private static final Set<String> PARAM_KEYS = Set.of("type", "of", "required", "default", "label", "description", "example", "values");
    private static final Set<String> COLUMN_KEYS = Set.of("type", "label", "optional", "description");

    private final Path file;
    private final int[] fileLines;
    private final Map<String, Node> entries;

    private HeaderReader(Path file, int[] fileLines, Map<String, Node> entries) {
        this.file = file;
        this.fileLines = fileLines;
        this.entries = entries;
    }

    /** Reads the header of a prebuilt query. */
    static HeaderReader read(Path file, String text) throws InputException {
        return read(file, text, KEYS);
    }

    /** Reads the header of a check. */
    static HeaderReader readCheck(Path file, String text) throws InputException {
        return read(file, text, CHECK_KEYS);
    }

    private static HeaderReader read(Path file, String text, Set<String> keys) throws InputException {
        StringBuilder yaml = new StringBuilder();
        List<Integer> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.startsWith("#+")) {
                yaml.append(line.startsWith("#+ ") ? line.substring(3) : line.substring(2)).append('\n');
                lines.add(number);
            }
        }
        int[] fileLines = lines.stream().mapToInt(Integer::intValue).toArray();
        if (fileLines.length == 0) {
            throw failure(file, 1, "The file has no #+ header", "Begin it with #+ title: and #+ summary:, see CONTRIBUTING.md.");
        }
        HeaderReader empty = new HeaderReader(file, fileLines, Map.of());
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(yaml.toString());
            HeaderReader reader = new HeaderReader(file, fileLines, empty.mapping(root.orElseThrow(), "the header", keys));
            return reader;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> empty.fileLine(m.getLine())).orElse(fileLines[0]);
            throw failure(file, line, "The header is not valid YAML: " + e.getProblem(), "Put a text that holds a colon in quotes.");
        }
    }

    String required(String key) throws InputException {
        Node node = entries.get(key);
        if (node == null) {
            throw failure(file, fileLines[0], "The header lacks '" + key + "'", "Add a line #+ " + key + ": …");
        }
        return scalar(node, key);
    }

    Optional<String> optional(String key) throws InputException {
        Node node = entries.get(key);
        return node == null ? Optional.empty() : Optional.of(scalar(node, key));
    }

    List<String> strings(String key) throws InputException {
        return entries.containsKey(key) ? strings(entries.get(key), key) : List.of();
    }

    View view() throws InputException {
        String key = optional("view").orElse("table");
        return View.of(key).orElseThrow(() -> failure(file, lineOf(entries.get("view")), "Unknown view '" + key + "'", "Use table, timeline, count or graph."));
    }

    int atLeast() throws InputException {
        return entries.containsKey("at-least") ? number(entries.get("at-least")) : 0;
    }

    List<Parameter> parameters() throws InputException {
        List<Parameter> parameters = new ArrayList<>();
        for (Map.Entry<String, Node> entry : section("params").entrySet()) {
            String name = entry.getKey();
            Map<String, Node> keys = mapping(entry.getValue(), "parameter '" + name + "'", PARAM_KEYS);
            parameters.add(new Parameter(name, type(keys, entry.getValue(), name), classIri(keys), flag(keys, "required"), text(keys, "default"),
                    text(keys, "label").orElse(name), text(keys, "description").orElse(""), text(keys, "example"),
                    keys.containsKey("values") ? strings(keys.get("values"), "values") : List.of()));
        }
        return parameters;
    }

    List<Column> columns() throws InputException {
        List<Column> columns = new ArrayList<>();
        for (Map.Entry<String, Node> entry : section("columns").entrySet()) {
            String name = entry.getKey();
            Map<String, Node> keys = mapping(entry.getValue(), "column '" + name + "'", COLUMN_KEYS);
            columns.add(new Column(name, type(keys, entry.getValue(), name), text(keys, "label").orElse(name), flag(keys, "optional"),
                    text(keys, "description").orElse("")));
        }
        return columns;
    }

    /** The line of a header entry in the file, or of the header when there is no such entry. */
    int lineOf(String key) {
        return lineOf(entries.get(key));
    }

    private Map<String, Node> section(String key) throws InputException {
        return entries.containsKey(key) ? mapping(entries.get(key), "'" + key + "'", null) : Map.of();
    }

    private Map<String, Node> mapping(Node node, String what, Set<String> known) throws InputException {
        if (!(node instanceof MappingNode mapping)) {
            throw failure(file, lineOf(node), "Expected keys and values in " + what, "Write key: value pairs.");
        }
        Map<String, Node> result = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), what);
            if (known != null && !known.contains(key)) {
                throw failure(file, lineOf(tuple.getKeyNode()), "Unknown key '" + key + "' in " + what,
                        "Known keys: " + String.join(", ", known.stream().sorted().toList()) + ".");
            }
            if (result.put(key, tuple.getValueNode()) != null) {
                throw failure(file, lineOf(tuple.getKeyNode()), "'" + key + "' stands twice in " + what, "Keep one.");
            }
        }
        return result;
    }

    private ParameterType type(Map<String, Node> keys, Node where, String name) throws InputException {
        String key = text(keys, "type").orElse("text");
        return ParameterType.of(key).orElseThrow(() -> failure(file, lineOf(where), "Unknown type '" + key + "' of '" + name + "'",
                "Use iri, date, text, integer, decimal, lang or boolean."));
    }

    private Optional<String> classIri(Map<String, Node> keys) throws InputException {
        Optional<String> of = text(keys, "of");
        if (of.isEmpty()) {
            return of;
        }
        int colon = of.get().indexOf(':');
        String namespace = colon < 0 ? null : Namespaces.all().get(of.get().substring(0, colon));
        if (namespace == null) {
            throw failure(file, lineOf(keys.get("of")), "'" + of.get() + "' does not start with a house prefix", "Write it as epg:Strategy, for one.");
        }
        return Optional.of(namespace + of.get().substring(colon + 1));
    }

    private boolean flag(Map<String, Node> keys, String key) throws InputException {
        String value = text(keys, key).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw failure(file, lineOf(keys.get(key)), "'" + key + "' is '" + value + "'", "Write true or false.");
        }
        return value.equals("true");
    }

    private Optional<String> text(Map<String, Node> keys, String key) throws InputException {
        return keys.containsKey(key) ? Optional.of(scalar(keys.get(key), key)) : Optional.empty();
    }

    private int number(Node node) throws InputException {
        String text = scalar(node, "at-least");
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw failure(file, lineOf(node), "'at-least' is '" + text + "'", "Write a whole number.");
        }
    }

    private List<String> strings(Node node, String key) throws InputException {
        if (!(node instanceof SequenceNode sequence)) {
            throw failure(file, lineOf(node), "'" + key + "' is not a list", "Write it as [one, two].");
        }
        List<String> result = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            result.add(scalar(item, key));
        }
        return result;
    }

    private String scalar(Node node, String key) throws InputException {
        if (!(node instanceof ScalarNode scalar)) {
            throw failure(file, lineOf(node), "'" + key + "' is not a single value", "Write one value, in quotes if it holds a colon.");
        }
        return scalar.getValue();
    }

    private int lineOf(Node node) {
        return node == null ? fileLines[0] : node.getStartMark().map(m -> fileLine(m.getLine())).orElse(fileLines[0]);
    }

    private int fileLine(int yamlLine) {
        return fileLines[Math.min(Math.max(yamlLine, 0), fileLines.length - 1)];
    }

    static InputException failure(Path file, int line, String message, String advice) {
        return new InputException(List.of(new Finding(file, line, 0, message, advice)));
    }
}
