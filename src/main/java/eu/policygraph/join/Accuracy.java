package eu.policygraph.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;

/**
 * Compares imported procedures with the pages that EUR-Lex shows for them: an event is found when there is one of the same day, type and
 * actor, a text when it stands under that event with the same reference.
 */
public final class Accuracy {

    private static final String ELI_DL = "http://data.europa.eu/eli/eli-draft-legislation-ontology#";
    private static final Node TYPE = NodeFactory.createURI(ELI_DL + "had_activity_type");
    private static final Node TEXT = NodeFactory.createURI(ELI_DL + "involved_work");
    private static final Node DAY = NodeFactory.createURI(ELI_DL + "activity_date");
    private static final Node ACTOR = NodeFactory.createURI("http://www.w3.org/ns/prov#wasAssociatedWith");
    private static final Node CELEX = NodeFactory.createURI("http://data.europa.eu/eli/ontology#id_local");
    private static final String BODIES = "http://publications.europa.eu/resource/authority/corporate-body/";

    private final Map<String, Set<String>> codesOfTitle;
    private final Map<String, String> codeOfActor;
    private final List<String> misses = new ArrayList<>();
    private int procedures;
    private int events;
    private int eventsFound;
    private int texts;
    private int textsFound;
    private int kept;
    private int twice;

    Accuracy(Tables tables) {
        codesOfTitle = tables.rows("eur-lex-titles").stream().collect(Collectors.groupingBy(r -> plain(r.get("title")), Collectors.mapping(r -> r.get("code"), Collectors.toSet())));
        tables.rows("event-names").forEach(r -> codesOfTitle.computeIfAbsent(plain(r.get("en")), t -> new HashSet<>()).add(r.get("code")));
        codeOfActor = tables.rows("eur-lex-actors").stream().collect(Collectors.toMap(r -> r.get("actor"), r -> r.get("code")));
    }

    /**
     * @param notices folder of notices
     * @param pages folder of JSON files, each named as the notice that it goes with
     * @throws ImportException when one of them cannot be read, or no notice has a page
     */
    public static Accuracy of(Path notices, Path pages, CellarNotices conversion) throws ImportException, IOException {
        Accuracy accuracy = new Accuracy(conversion.tables());
        ImportRun.Conversion compare = file -> {
            String name = Path.of(file.name()).getFileName().toString().replaceFirst("[.][^.]*$", "");
            Path page = pages.resolve(name + ".json");
            SourceGraph graph = conversion.graphOf(file);
            if (Files.exists(page)) {
                accuracy.compare(name, EurLexPage.read(page), graph.statements());
            }
            return graph;
        };
        ImportResult result = ImportRun.of(new RecordFiles(List.of(notices)), Runtime.getRuntime().availableProcessors(), compare, ImportTarget.NOWHERE, done -> {});
        if (!result.faults().isEmpty()) {
            throw new ImportException(String.join(System.lineSeparator(), result.faults()));
        }
        if (accuracy.procedures() == 0) {
            throw new ImportException("no file in " + notices + " has a page of its name in " + pages);
        }
        return accuracy;
    }

    /** Adds a procedure to the figures. */
    synchronized void compare(String name, EurLexPage page, Graph imported) {
        procedures++;
        List<Event> here = imported.find(Node.ANY, TYPE, Node.ANY).mapWith(t -> event(imported, t.getSubject())).toList();
        twice += twice(page, here);
        Set<Node> shown = new HashSet<>();
        for (EurLexPage.Event wanted : page.events()) {
            events++;
            Set<String> codes = codesOfTitle.getOrDefault(plain(wanted.title()), Set.of());
            String actor = codeOfActor.getOrDefault(wanted.actor(), "");
            List<Event> same = here.stream().filter(e -> e.day().equals(wanted.date())).toList();
            List<Event> found = same.stream().filter(e -> e.codes().stream().anyMatch(codes::contains) && e.actors().contains(actor)).toList();
            found.forEach(e -> shown.add(e.iri()));
            if (found.isEmpty()) {
                misses.add("%s: event of %s, %s, %s: %s".formatted(name, wanted.date(), wanted.title(), wanted.actor(), reason(codes, actor, same)));
            } else {
                eventsFound++;
            }
            compareTexts(name, wanted, found);
        }
        kept += (int) here.stream().filter(e -> !shown.contains(e.iri())).count();
    }

    /** Events alike in day, type, actor and texts, beyond as many as EUR-Lex shows of that day and type. */
    private int twice(EurLexPage page, List<Event> here) {
        return here.stream().collect(Collectors.groupingBy(e -> e.day() + e.codes() + e.actors() + e.references())).values().stream().mapToInt(alike -> {
            Event one = alike.get(0);
            long shown = page.events().stream().filter(e -> e.date().equals(one.day()) && codesOfTitle.getOrDefault(plain(e.title()), Set.of()).stream().anyMatch(one.codes()::contains)).count();
            return (int) Math.max(0, alike.size() - Math.max(1, shown));
        }).sum();
    }

    private void compareTexts(String name, EurLexPage.Event wanted, List<Event> found) {
        Set<String> references = found.stream().flatMap(e -> e.references().stream()).collect(Collectors.toSet());
        List<EurLexPage.Text> all = new ArrayList<>(wanted.documents() == null ? List.of() : wanted.documents());
        all.addAll(wanted.celex() == null ? List.of() : wanted.celex());
        for (EurLexPage.Text text : all) {
            texts++;
            if (references.contains(reference(text.reference()))) {
                textsFound++;
            } else {
                misses.add("%s: text %s under the event of %s, %s: %s".formatted(name, text.reference(), wanted.date(), wanted.title(),
                        found.isEmpty() ? "the event is missing" : "the notice does not put it there"));
            }
        }
    }

    private static String reason(Set<String> codes, String actor, List<Event> same) {
        if (codes.isEmpty()) {
            return "no code for this title in tables/eur-lex-titles.csv";
        }
        if (actor.isEmpty()) {
            return "no code for this actor in tables/eur-lex-actors.csv";
        }
        if (same.isEmpty()) {
            return "the notice has nothing on that day";
        }
        return same.stream().anyMatch(e -> e.codes().stream().anyMatch(codes::contains)) ? "the notice names another actor" : "the notice has another type on that day: "
                + same.stream().flatMap(e -> e.codes().stream()).distinct().sorted().collect(Collectors.joining(", "));
    }

    private Event event(Graph graph, Node iri) {
        Set<String> references = new HashSet<>();
        graph.find(iri, TEXT, Node.ANY).forEachRemaining(t -> {
            Node text = t.getObject();
            graph.find(text, DCTerms.identifier.asNode(), Node.ANY).forEachRemaining(i -> references.add(reference(i.getObject().getLiteralLexicalForm())));
            graph.find(text, CELEX, Node.ANY).forEachRemaining(i -> references.add(reference(i.getObject().getLiteralLexicalForm())));
            graph.find(text, OWL.sameAs.asNode(), Node.ANY).forEachRemaining(i -> references.add(reference(local(i.getObject().getURI()))));
        });
        Set<String> actors = new HashSet<>();
        graph.find(iri, ACTOR, Node.ANY).forEachRemaining(t -> graph.find(t.getObject(), OWL.sameAs.asNode(), Node.ANY)
                .filterKeep(s -> s.getObject().getURI().startsWith(BODIES)).forEachRemaining(s -> actors.add(s.getObject().getURI().substring(BODIES.length()))));
        String day = graph.find(iri, DAY, Node.ANY).nextOptional().map(t -> t.getObject().getLiteralLexicalForm()).orElse("");
        Set<String> codes = graph.find(iri, TYPE, Node.ANY).mapWith(t -> local(t.getObject().getURI())).toSet();
        return new Event(iri, day, codes, actors, references);
    }

    private static String local(String iri) {
        return java.net.URLDecoder.decode(iri.substring(iri.lastIndexOf('/') + 1).replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Registers write one number with spaces, strokes, points or underscores: only letters and digits count. */
    private static String reference(String text) {
        return text.replaceFirst(" [(](Texts adopted|Report|Opinion)[)]$", "").toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "/").replaceAll("^/|/$", "");
    }

    private static String plain(String title) {
        return title.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\s+", " ").strip();
    }

    private record Event(Node iri, String day, Set<String> codes, Set<String> actors, Set<String> references) {}

    /** Share of the events of EUR-Lex that were found, from 0 to 1. */
    public double eventRecall() {
        return events == 0 ? 1 : (double) eventsFound / events;
    }

    /** Share of the texts of EUR-Lex that were found under their event, from 0 to 1. */
    public double textRecall() {
        return texts == 0 ? 1 : (double) textsFound / texts;
    }

    /** How many procedures were compared. */
    public int procedures() {
        return procedures;
    }

    /** How many imported events are the same as another one in day, type, actor and texts, and are not shown as often by EUR-Lex. */
    public int twice() {
        return twice;
    }

    /** The figures, a line each. */
    public List<String> figures() {
        return List.of(
                "%,d procedures compared".formatted(procedures),
                "events by day, type and actor: %,d of %,d (%.2f %%)".formatted(eventsFound, events, 100 * eventRecall()),
                "texts under their event by reference: %,d of %,d (%.2f %%)".formatted(textsFound, texts, 100 * textRecall()),
                "events of the notices that EUR-Lex does not show, kept: %,d".formatted(kept),
                "events that stand more often than EUR-Lex shows them: %,d".formatted(twice));
    }

    /** What was not found, with the reason, sorted. */
    public List<String> misses() {
        return misses.stream().sorted().toList();
    }
}
