package eu.policygraph.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to get the answer of a call with other tools. The texts are the files of {@code /snippets}, in which
 * {@code {{title}}}, {@code {{csv}}}, {@code {{rows}}} and {@code {{graph}}} stand for a title on one line and for addresses of
 * forms of the answer; addresses are percent-encoded, so that they need no quoting in any of these languages.
 */
public final class Snippets {

    /**
     * @param language part of its address
     * @param label name for people
     */
    public record Snippet(String language, String label, String text) {}

    private static final Map<String, String> LABELS = labels();

    private final Map<String, String> tables = read("table");
    private final Map<String, String> graphs = read("graph");

    /** The snippets of a call, in a fixed order; queries that give a graph have fewer. */
    List<Snippet> of(QueryCall call, Frame frame) {
        Map<String, String> templates = call.query().query().isSelectType() ? tables : call.query().query().isConstructType() ? graphs : Map.of();
        List<Snippet> snippets = new ArrayList<>();
        templates.forEach((language, template) -> snippets.add(new Snippet(language, LABELS.get(language), template
                .replace("{{title}}", call.query().title().replaceAll("\\s+", " "))
                .replace("{{csv}}", frame.absolute(call.path(".csv")))
                .replace("{{rows}}", frame.absolute(call.path(".rows.json")))
                .replace("{{graph}}", frame.absolute(call.path(".nt"))))));
        return snippets;
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("curl", "curl");
        labels.put("python", "Python");
        labels.put("r", "R");
        labels.put("javascript", "JavaScript");
        labels.put("java", "Java");
        labels.put("powerquery", "Excel (Power Query)");
        return labels;
    }

    private static Map<String, String> read(String folder) {
        Map<String, String> templates = new LinkedHashMap<>();
        for (String language : LABELS.keySet()) {
            text("/snippets/" + folder + "/" + language + ".txt").ifPresent(text -> templates.put(language, text));
        }
        return templates;
    }

    private static Optional<String> text(String resource) {
        try (InputStream in = Snippets.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
