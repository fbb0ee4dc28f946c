package eu.policygraph.page;

import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import eu.policygraph.page.FormField.Option;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.ParameterType;
import eu.policygraph.query.PrebuiltQuery;
import java.text.Collator;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** Makes the fields of a query's form: typed inputs, lists filled from the data. */
final class FormFields {

    /** With more choices than this, a list becomes a text field with suggestions. */
    static final int CHOICES = 50;

    private static final int SUGGESTIONS = 400;

    private record Key(String ofClass, Language language) {}

    private final Supplier<Map<Key, List<Option>>> known;

    FormFields(Supplier<Snapshot> snapshot) {
        this.known = new PerSnapshot<>(snapshot, s -> new ConcurrentHashMap<>());
    }

    /**
     * @param given what the user wrote, by parameter
     * @param faulty name of the parameter that was refused, or null
     * @param error what is wrong with it
     */
    List<FormField> of(PrebuiltQuery query, Map<String, String> given, String faulty, String error, Frame frame) {
        return query.parameters().stream().map(p -> field(p, given.getOrDefault(p.name(), ""), p.name().equals(faulty) ? error : null, frame)).toList();
    }

    private FormField field(Parameter parameter, String given, String error, Frame frame) {
        List<Option> options = options(parameter, frame);
        boolean choice = !options.isEmpty() && options.size() <= CHOICES && error == null;
        String value = given.isEmpty() && parameter.type() == ParameterType.LANG ? frame.language().tag() : given;
        if (choice && !value.isEmpty() && options.stream().noneMatch(o -> o.value().equals(value))) {
            choice = false;
        }
        String type = choice ? "select" : !options.isEmpty() ? "list" : switch (parameter.type()) {
            case DATE -> value.isEmpty() || day(value) ? "date" : "text";
            case INTEGER -> error == null ? "number" : "text";
            default -> "text";
        };
        boolean ofLabels = parameter.type() == ParameterType.LANG;
        return new FormField(parameter.name(), ofLabels ? frame.t("queries.lang") : parameter.label(), ofLabels ? null : frame.unlessOwn("en"), parameter.description(), parameter.required(), type, value, choice ? options : options.stream().limit(SUGGESTIONS).toList(),
                hint(parameter, type, frame), error);
    }

    private static String hint(Parameter parameter, String type, Frame frame) {
        if (type.equals("select")) {
            return "";
        }
        return parameter.defaultValue().map(d -> frame.t("queries.default", d.equals("today") ? frame.t("queries.today") : d))
                .or(() -> parameter.example().filter(e -> !type.equals("date")).map(e -> frame.t("queries.example", e))).orElse("");
    }

    private List<Option> options(Parameter parameter, Frame frame) {
        if (!parameter.values().isEmpty()) {
            return parameter.values().stream().map(v -> new Option(v, v, null)).toList();
        }
        if (parameter.type() == ParameterType.LANG) {
            return known.get().computeIfAbsent(new Key("lang", frame.language()), key -> languages(frame));
        }
        return parameter.of().map(type -> known.get().computeIfAbsent(new Key(type, frame.language()), key -> things(type, frame))).orElse(List.of());
    }

    private static List<Option> things(String type, Frame frame) {
        Labels labels = new Labels(frame.snapshot());
        List<Node> things = frame.snapshot().union().stream(Node.ANY, RDF.type.asNode(), NodeFactory.createURI(type)).map(Triple::getSubject).filter(Node::isURI).distinct().toList();
        Map<String, Long> slugs = things.stream().collect(Collectors.groupingBy(FormFields::slug, Collectors.counting()));
        Function<Node, Option> option = thing -> {
            Node label = labels.literal(thing, frame.language().tag()).orElse(null);
            String slug = slug(thing);
            boolean plain = thing.getURI().startsWith(Namespaces.BASE) && slugs.get(slug) == 1;
            return new Option(plain ? slug : thing.getURI(), label == null ? slug : label.getLiteralLexicalForm(), Markup.language(label, frame));
        };
        return things.stream().map(option).sorted(Comparator.comparing(Option::label, Collator.getInstance(frame.language().locale())).thenComparing(Option::value)).toList();
    }

    private static List<Option> languages(Frame frame) {
        return frame.snapshot().union().stream(Node.ANY, SKOS.prefLabel.asNode(), Node.ANY).map(t -> t.getObject().getLiteralLanguage()).filter(tag -> !tag.isEmpty()).distinct()
                .map(tag -> new Option(tag, Locale.forLanguageTag(tag).getDisplayName(frame.language().locale()), null))
                .sorted(Comparator.comparing(Option::label, Collator.getInstance(frame.language().locale()))).toList();
    }

    private static String slug(Node thing) {
        return thing.getURI().substring(thing.getURI().lastIndexOf('/') + 1);
    }

    private static boolean day(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
