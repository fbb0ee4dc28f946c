package eu.policygraph.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes up policy graphs: strategies with their initiatives, actions and deliveries, acts that amend, repeal and cite acts, procedures with steps,
 * events, institutions, each statement in the graph of a source. Valid against the shapes and the quality checks.
 */
public final class PolicyGraphs {

    private static final String EDITORIAL = "source:editorial";
    private static final Map<String, List<String>> WORDS = Map.of(
            "en", List.of("protection", "market", "energy", "water", "health", "learning", "transport", "research", "farming", "safety", "climate", "data"),
            "fr", List.of("protection", "marché", "énergie", "eau", "santé", "apprentissage", "transport", "recherche", "agriculture", "sûreté", "climat", "données"),
            "de", List.of("Schutz", "Markt", "Energie", "Wasser", "Gesundheit", "Lernen", "Verkehr", "Forschung", "Landwirtschaft", "Sicherheit", "Klima", "Daten"),
            "el", List.of("προστασία", "αγορά", "ενέργεια", "νερό", "υγεία", "μάθηση", "μεταφορές", "έρευνα", "γεωργία", "ασφάλεια", "κλίμα", "δεδομένα"),
            "bg", List.of("защита", "пазар", "енергия", "вода", "здраве", "учене", "транспорт", "изследвания", "земеделие", "безопасност", "климат", "данни"));
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "el", "bg");
    private static final List<String> DEGREES = List.of("status:wholly", "status:partly", "status:enables");
    private static final int INSTITUTIONS = 40;
    private static final int ACTS = 6;
    private static final int STEPS = 6;
    private static final int CITED = 3;

    private final QuadWriter out;
    private final SplittableRandom random;

    /**
     * What was written.
     *
     * @param strategies there are so many: strategy/g0 and on, each with initiative/g0-1 to 4, act/g0-0 to 5, procedure/g0-0 to 2,
     *        event/g0-e0 to 7
     */
    public record Written(long statements, int strategies) {}

    private PolicyGraphs(QuadWriter out, long seed) {
        this.out = out;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Writes one file of N-Quads.
     *
     * @param statements at least so many, and fewer than a thousand more
     * @param seed the same graph for the same seed and size
     */
    public static Written write(Path file, long statements, long seed) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            PolicyGraphs graphs = new PolicyGraphs(new QuadWriter(writer), seed);
            graphs.source(EDITORIAL, "Made up", "status:editorial");
            for (int i = 0; i < INSTITUTIONS; i++) {
                graphs.institution(i);
            }
            int blocks = 0;
            while (graphs.out.count() < statements) {
                graphs.block(blocks++);
            }
            return new Written(graphs.out.count(), blocks);
        }
    }

    /** A strategy with all that belongs to it, in eight sources. */
    private void block(int block) {
        for (int i = 0; i < 8; i++) {
            source(source(block, i), "Made-up source " + i + " of block " + block, i < 5 ? "status:official" : "status:secondary");
        }
        LocalDate start = LocalDate.of(1960, 1, 1).plusDays(random.nextInt(20_000));
        document(block, start);
        strategy(block, start);
        for (int i = 1; i <= 4; i++) {
            initiative(block, i, start);
        }
        for (int i = 0; i < ACTS; i++) {
            act(block, i, start);
        }
        for (int i = 0; i < 3; i++) {
            procedure(block, i, start);
        }
        for (int i = 0; i < 8; i++) {
            event("event:g" + block + "-e" + i, "Meeting " + i + " on block " + block, start.plusDays(30L * i), source(block, i), block);
        }
    }

    private void strategy(int block, LocalDate start) {
        String strategy = "strategy:g" + block;
        named(strategy, "Strategy " + block, "epg:Strategy");
        out.link(EDITORIAL, strategy, "epg:setOutIn", "document:g" + block);
        out.quad(source(block, 0), strategy, "epg:periodStart", QuadWriter.day(start));
        out.quad(source(block, 0), strategy, "epg:periodEnd", QuadWriter.day(start.plusYears(5)));
        if (block > 0) {
            out.link(source(block, 1), strategy, "epg:complements", "strategy:g" + random.nextInt(block));
        }
    }

    private void initiative(int block, int position, LocalDate start) {
        String initiative = "initiative:g" + block + "-" + position;
        named(initiative, "Initiative " + position + " of strategy " + block, "epg:Initiative");
        out.link(source(block, 0), "strategy:g" + block, "epg:hasInitiative", initiative);
        out.quad(EDITORIAL, initiative, "schema:position", QuadWriter.number(position));
        for (int i = 1; i <= 2; i++) {
            String action = "action:g" + block + "-" + position + "-" + i;
            named(action, "Action " + i + " of initiative " + position + " of strategy " + block, "epg:Action");
            out.link(source(block, 0), initiative, "epg:hasAction", action);
            out.quad(EDITORIAL, action, "schema:position", QuadWriter.number(i));
            out.link(source(block, i), action, "epg:responsible", institution());
            out.quad(source(block, i), action, "epg:dueDate", QuadWriter.day(start.plusDays(random.nextInt(1_500))));
        }
        String delivery = "delivery:g" + block + "-" + position;
        named(delivery, "Delivery of initiative " + position + " of strategy " + block, "epg:Delivery");
        out.link(EDITORIAL, delivery, "epg:delivers", initiative);
        out.link(EDITORIAL, delivery, "epg:deliveredBy", "act:g" + block + "-" + random.nextInt(ACTS));
        out.link(EDITORIAL, delivery, "epg:degree", DEGREES.get(random.nextInt(3)));
        out.quad(source(block, 2), delivery, "epg:evidence", QuadWriter.text("Made-up words of a source on " + word("en"), "en"));
        out.quad(source(block, 2), delivery, "dcterms:date", QuadWriter.day(start.plusDays(random.nextInt(1_500))));
    }

    private void document(int block, LocalDate start) {
        String document = "document:g" + block;
        named(document, "Communication " + block, "eli:Work");
        out.quad(source(block, 0), document, "eli:title", QuadWriter.text("Communication " + block + " on " + word("en"), "en"));
        out.quad(source(block, 0), document, "eli:date_document", QuadWriter.day(start));
        out.quad(source(block, 0), document, "eli:id_local", QuadWriter.plain(celex('5', start, "DC", block)));
        out.link(source(block, 0), document, "dcterms:creator", institution());
        out.link(EDITORIAL, document, "eli:work_type", "http://publications.europa.eu/resource/authority/resource-type/COMMUNIC");
    }

    private void act(int block, int number, LocalDate start) {
        String act = "act:g" + block + "-" + number;
        String source = source(block, number % 4);
        LocalDate day = actDay(start, number);
        named(act, "Act " + number + " of block " + block, "eli:LegalResource");
        out.link(EDITORIAL, act, "rdf:type", "eli:Work");
        out.link(EDITORIAL, act, "eli:type_document", "http://publications.europa.eu/resource/authority/resource-type/" + (number % 2 == 0 ? "REG" : "DIR"));
        for (String language : LANGUAGES) {
            out.quad(source, act, "eli:title", QuadWriter.text(word(language) + " " + word(language) + " " + block + "/" + number, language));
        }
        out.quad(source, act, "eli:date_document", QuadWriter.day(day));
        out.quad(source, act, "epg:dateSignature", QuadWriter.day(day));
        out.quad(source, act, "eli:date_publication", QuadWriter.day(day.plusDays(10)));
        out.quad(source, act, "eli:first_date_entry_in_force", QuadWriter.day(day.plusDays(30)));
        out.quad(source, act, "eli:id_local", QuadWriter.plain(celex('3', day, number % 2 == 0 ? "R" : "L", block * ACTS + number)));
        out.link(source, act, "eli:passed_by", institution());
        for (int i = 0; i < 3; i++) {
            out.link(EDITORIAL, act, "dcterms:subject", "http://eurovoc.europa.eu/" + (1_000 + random.nextInt(5_000)));
        }
        if (number > 0) {
            out.link(source, act, number % 3 == 0 ? "eli:repeals" : "eli:amends", "act:g" + block + "-" + random.nextInt(number));
        }
        for (int i = 0; i < CITED && block > 0; i++) {
            out.link(source, act, "eli:cites", "act:g" + Math.min(random.nextInt(block), random.nextInt(block)) + "-" + i);
        }
        if (number == ACTS - 1) {
            String provision = "provision:g" + block + "-end-1";
            named(provision, "End of act " + number + " of block " + block, "epg:EndProvision");
            out.link(EDITORIAL, provision, "epg:endOf", act);
            out.link(EDITORIAL, provision, "epg:setBy", act);
            out.quad(source, provision, "epg:lastDay", QuadWriter.day(day.plusYears(6)));
        }
    }

    private void procedure(int block, int number, LocalDate start) {
        String procedure = "procedure:g" + block + "-" + number;
        LocalDate first = actDay(start, number).minusDays(700);
        named(procedure, "Procedure " + number + " of block " + block, "eli-dl:Process");
        int serial = block * 3 + number;
        out.quad(source(block, 3), procedure, "eli-dl:process_id", QuadWriter.plain(String.format("%04d/%04d%c(COD)", first.getYear(), serial % 10_000, 'A' + serial / 10_000)));
        out.link(EDITORIAL, procedure, "epg:resultsIn", "act:g" + block + "-" + number);
        for (int i = 0; i < STEPS; i++) {
            String step = "event:g" + block + "-p" + number + "-" + i;
            LocalDate day = first.plusDays(100L * i);
            event(step, "Step " + i + " of procedure " + number + " of block " + block, day, source(block, 3 + i % 4), block);
            out.link(EDITORIAL, step, "rdf:type", "eli-dl:Activity");
            out.quad(source(block, 3 + i % 4), step, "eli-dl:activity_date", QuadWriter.day(day));
            out.quad(EDITORIAL, step, "eli-dl:activity_order", QuadWriter.number(i + 1));
            out.link(EDITORIAL, procedure, "eli-dl:consists_of", step);
        }
    }

    private void event(String event, String name, LocalDate day, String source, int block) {
        named(event, name, "epg:DatedEvent");
        out.quad(source, event, "dcterms:date", QuadWriter.day(day));
        out.link(EDITORIAL, event, "epg:datePrecision", "status:day");
        out.link(source, event, "prov:wasAssociatedWith", institution());
        out.link(EDITORIAL, event, "epg:concerns", "strategy:g" + block);
    }

    private void institution(int number) {
        named("institution:g" + number, "Institution " + number, "org:FormalOrganization");
    }

    private void source(String source, String title, String reliability) {
        out.link(EDITORIAL, source, "rdf:type", "epg:Source");
        out.quad(EDITORIAL, source, "skos:prefLabel", QuadWriter.text(title, "en"));
        out.quad(EDITORIAL, source, "dcterms:title", QuadWriter.text(title, "en"));
        out.quad(EDITORIAL, source, "dcterms:publisher", QuadWriter.text("Nobody: made up for measurements", "en"));
        out.link(EDITORIAL, source, "epg:reliability", reliability);
    }

    private void named(String thing, String name, String type) {
        out.link(EDITORIAL, thing, "rdf:type", type);
        out.quad(EDITORIAL, thing, "skos:prefLabel", QuadWriter.text(name + " on " + word("en"), "en"));
        String other = LANGUAGES.get(1 + random.nextInt(LANGUAGES.size() - 1));
        out.quad(EDITORIAL, thing, "skos:prefLabel", QuadWriter.text(word(other) + " " + word(other), other));
    }

    private String word(String language) {
        return WORDS.get(language).get(random.nextInt(WORDS.get(language).size()));
    }

    private String institution() {
        return "institution:g" + random.nextInt(INSTITUTIONS);
    }

    private static LocalDate actDay(LocalDate start, int number) {
        return start.plusDays(200L * (number + 1));
    }

    /** A CELEX number of its own for each text: the year of the text has no say in whether it is. */
    private static String celex(char sector, LocalDate day, String type, int number) {
        return sector + String.format("%04d", day.getYear()) + type + String.format("%05d", number);
    }

    private static String source(int block, int number) {
        return "source:g" + block + "-" + number;
    }
}
