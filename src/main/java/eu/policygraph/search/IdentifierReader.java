package eu.policygraph.search;

import eu.policygraph.model.Namespaces;
import eu.policygraph.search.Identifier.ActNumber;
import eu.policygraph.search.Identifier.Celex;
import eu.policygraph.search.Identifier.CommissionDocument;
import eu.policygraph.search.Identifier.Eli;
import eu.policygraph.search.Identifier.Iri;
import eu.policygraph.search.Identifier.Procedure;
import eu.policygraph.search.Identifier.Wikidata;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads identifiers in the spellings that people and sites use. A text is an identifier as a whole or not at all: a
 * title that mentions an act does not name it. A text that can be read in several ways gives several identifiers.
 */
public final class IdentifierReader {

    private static final int MAX_LENGTH = 400;

    /** Sector, year, letters, number; then a corrigendum {@code R(01)} or, for sector 0, a date of consolidation. */
    private static final Pattern CELEX = Pattern.compile("(?:celex[:\\s]\\s*)?([0-9CE])((?:19|20)\\d{2})([A-Z]{1,2})(\\d{3,5}(?:\\(\\d{1,2}\\))?(?:R\\(\\d{2}\\))?(?:-\\d{8})?)", Pattern.CASE_INSENSITIVE);

    /** {@code COM(2020) 607 final}, {@code COM/2020/0607}, {@code com 2020 607}. */
    private static final Pattern COMMISSION = Pattern.compile("(COM|SWD|SEC|JOIN|C)[\\s/_-]?\\s?\\(?((?:19|20)\\d{2})\\)?[\\s/_-]{0,2}0{0,3}([1-9]\\d{0,3})(?:[\\s/,_-]*final(?:\\s*/\\s*\\d)?)?", Pattern.CASE_INSENSITIVE);

    /** {@code 2022/0155(COD)}, {@code 2022/0155/COD}, {@code 2022-0155-cod}. */
    private static final Pattern PROCEDURE = Pattern.compile("((?:19|20)\\d{2})[/_-](\\d{1,4})[/\\s_-]?\\(?([A-Z]{3})\\)?", Pattern.CASE_INSENSITIVE);

    /** {@code COD-2022-0155}, {@code COD/2022/0155}, {@code COD 2022/0155}. */
    private static final Pattern PROCEDURE_TYPE_FIRST = Pattern.compile("([A-Z]{3})[/\\s_-]\\(?((?:19|20)\\d{2})[/_-](\\d{1,4})\\)?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PROCEDURE_TYPES = Set.of("COD", "CNS", "APP", "AVC", "NLE", "INI", "INL", "RSP", "SYN", "BUD", "DEC", "ACC", "COS", "IMM", "RPS", "DEA", "CWP", "REG");

    /** {@code Directive (EU) 2011/93}, {@code 2011/93/EU}, {@code Regulation (EC) No 45/2001}, {@code regulation-2021-1232}. */
    private static final Pattern ACT = Pattern.compile("(?:(\\p{L}+(?:[\\s-]\\p{L}+)?)[\\s-]+)?(?:\\((\\p{L}+(?:,\\s*\\p{L}+)?)\\)\\s*)?(?:(?:No\\.?|n[°ºo]\\.?|Nr\\.?)\\s*)?"
            + "(\\d{1,4})[/-](\\d{1,4})(?:[/-](\\p{L}+))?", Pattern.CASE_INSENSITIVE);

    /** Who made an act stands before its type in English. */
    private static final Pattern AUTHOR = Pattern.compile("^(?:(?:Council|Commission|European Parliament and Council|Implementing|Delegated)\\s+)+", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> ACT_TYPES = Map.ofEntries(
            Map.entry("directive", "directive"), Map.entry("directiva", "directive"), Map.entry("direttiva", "directive"), Map.entry("richtlinie", "directive"), Map.entry("richtlijn", "directive"),
            Map.entry("diretiva", "directive"), Map.entry("dyrektywa", "directive"), Map.entry("dir", "directive"),
            Map.entry("regulation", "regulation"), Map.entry("règlement", "regulation"), Map.entry("reglement", "regulation"), Map.entry("verordnung", "regulation"), Map.entry("regolamento", "regulation"),
            Map.entry("reglamento", "regulation"), Map.entry("regulamento", "regulation"), Map.entry("verordening", "regulation"), Map.entry("rozporządzenie", "regulation"), Map.entry("reg", "regulation"),
            Map.entry("decision", "decision"), Map.entry("décision", "decision"), Map.entry("beschluss", "decision"), Map.entry("decisione", "decision"), Map.entry("decisión", "decision"),
            Map.entry("decisão", "decision"), Map.entry("besluit", "decision"), Map.entry("decyzja", "decision"), Map.entry("dec", "decision"),
            Map.entry("framework decision", "framework-decision"), Map.entry("décision-cadre", "framework-decision"), Map.entry("rahmenbeschluss", "framework-decision"),
            Map.entry("decisione quadro", "framework-decision"), Map.entry("decisión marco", "framework-decision"), Map.entry("dec framw", "framework-decision"),
            Map.entry("recommendation", "recommendation"), Map.entry("recommandation", "recommendation"), Map.entry("empfehlung", "recommendation"));

    private static final Map<String, String> DOMAINS = Map.ofEntries(
            Map.entry("EU", "EU"), Map.entry("UE", "EU"), Map.entry("EC", "EC"), Map.entry("CE", "EC"), Map.entry("EG", "EC"), Map.entry("EEC", "EEC"), Map.entry("CEE", "EEC"), Map.entry("EWG", "EEC"),
            Map.entry("JHA", "JHA"), Map.entry("JAI", "JHA"), Map.entry("JI", "JHA"), Map.entry("GAI", "JHA"), Map.entry("CFSP", "CFSP"), Map.entry("PESC", "CFSP"), Map.entry("GASP", "CFSP"),
            Map.entry("EURATOM", "EURATOM"), Map.entry("ECSC", "ECSC"));

    /** Types of acts by the letter of their CELEX number (sector 3). */
    private static final Map<String, String> CELEX_TYPES = Map.of("L", "directive", "R", "regulation", "D", "decision", "F", "framework-decision", "H", "recommendation");
    private static final Map<String, String> ELI_TYPES = Map.of("dir", "directive", "reg", "regulation", "dec", "decision", "dec_framw", "framework-decision", "reco", "recommendation");

    private static final Pattern ELI = Pattern.compile("(?:https?://data\\.europa\\.eu/)?/?eli/([a-z_]+)/((?:19|20)\\d{2})/(\\d{1,4})(?:/(?:oj|\\d{4}-\\d{2}-\\d{2})(?:/[a-z]{3}(?:/[a-z]+)?)?)?/?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WIKIDATA = Pattern.compile("(?:wd:|wikidata:|https?://(?:www\\.|m\\.)?wikidata\\.org/(?:entity/|wiki/(?:Special:EntityData/)?))?Q([1-9]\\d{0,11})(?:\\.[a-z]+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CELEX_ADDRESS = Pattern.compile("https?://(?:publications\\.europa\\.eu/resource/celex/|eur-lex\\.europa\\.eu/.*[?&]uri=celex:)([0-9A-Z()-]+?)(?:[.&#].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROCEDURE_ADDRESS = Pattern.compile("https?://(?:publications\\.europa\\.eu/resource/procedure/|eur-lex\\.europa\\.eu/procedure/[A-Z]{2}/)((?:19|20)\\d{2})_(\\d{1,4})(?:[?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARLIAMENT_ADDRESS = Pattern.compile("https?://oeil\\.(?:secure\\.)?europarl\\.europa\\.eu/.*[?&]reference=([^&#]+).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern OWN_ADDRESS = Pattern.compile("(?:https?://[^/\\s]+(?:/[^\\s?#]*)?)?/(?:id/)?([a-z-]+/[a-z0-9._~-]+?)(?:\\.(?:html|ttl|trig|nt|nq|jsonld|rdf|csv|json))?(?:[?#].*)?");

    private IdentifierReader() {}

    /** Every way to read a text as an identifier, the plainest first; empty when there is none. */
    public static List<Identifier> read(String text) {
        String plain = text.strip().replaceAll("[\\s\\u00a0]+", " ");
        if (plain.isEmpty() || plain.length() > MAX_LENGTH) {
            return List.of();
        }
        Set<Identifier> found = new LinkedHashSet<>();
        if (plain.matches("(?i)https?://.*") || plain.startsWith("/") && !plain.contains(" ")) {
            address(plain, found);
        } else if (!prefixed(plain, found)) {
            plain(plain, found);
        }
        return List.copyOf(found);
    }

    /**
     * The same document under its other systems of identifiers: a CELEX number or ELI of an act gives its type, year and
     * number, a CELEX number of a Commission document its COM number. Corrigenda and consolidated texts are documents
     * of their own and give nothing.
     */
    public static List<Identifier> equivalents(Identifier identifier) {
        return switch (identifier) {
            case Celex celex when celex.sector() == '3' && CELEX_TYPES.containsKey(celex.type()) && celex.number().matches("\\d{4}") ->
                    List.of(new ActNumber(Optional.of(CELEX_TYPES.get(celex.type())), celex.year(), Integer.parseInt(celex.number()), Optional.empty()));
            case Celex celex when celex.sector() == '5' && Set.of("PC", "DC").contains(celex.type()) && celex.number().matches("\\d{4}") ->
                    List.of(new CommissionDocument("COM", celex.year(), Integer.parseInt(celex.number())));
            case Eli eli when ELI_TYPES.containsKey(eli.type()) ->
                    List.of(new ActNumber(Optional.of(ELI_TYPES.get(eli.type())), eli.year(), eli.number(), Optional.empty()));
            default -> List.of();
        };
    }

    private static void address(String text, Set<Identifier> found) {
        String address = decoded(text);
        Matcher matcher;
        if ((matcher = CELEX_ADDRESS.matcher(address)).matches() || (matcher = PARLIAMENT_ADDRESS.matcher(address)).matches()) {
            plain(matcher.group(1), found);
        } else if ((matcher = PROCEDURE_ADDRESS.matcher(address)).matches()) {
            found.add(new Procedure(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), Optional.empty()));
        } else if (!eli(address, found) && !wikidata(address, found)) {
            if ((matcher = OWN_ADDRESS.matcher(address)).matches()) {
                found.add(new Iri(Namespaces.THING + matcher.group(1)));
                found.add(new Iri(Namespaces.BASE + matcher.group(1)));
            }
            if (!address.startsWith("/")) {
                found.add(new Iri(address));
            }
        }
    }

    private static boolean prefixed(String text, Set<Identifier> found) {
        int colon = text.indexOf(':');
        if (colon < 1 || text.contains(" ")) {
            return false;
        }
        String namespace = Namespaces.all().get(text.substring(0, colon));
        if (namespace != null) {
            address(namespace + text.substring(colon + 1), found);
        }
        return namespace != null;
    }

    private static void plain(String text, Set<Identifier> found) {
        Matcher matcher;
        if ((matcher = CELEX.matcher(text)).matches()) {
            found.add(new Celex(Character.toUpperCase(matcher.group(1).charAt(0)), Integer.parseInt(matcher.group(2)), matcher.group(3).toUpperCase(Locale.ROOT), matcher.group(4).toUpperCase(Locale.ROOT)));
        } else if ((matcher = COMMISSION.matcher(text)).matches()) {
            found.add(new CommissionDocument(matcher.group(1).toUpperCase(Locale.ROOT), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))));
        } else if ((matcher = PROCEDURE.matcher(text)).matches() && PROCEDURE_TYPES.contains(matcher.group(3).toUpperCase(Locale.ROOT))) {
            found.add(procedure(matcher.group(1), matcher.group(2), matcher.group(3)));
        } else if ((matcher = PROCEDURE_TYPE_FIRST.matcher(text)).matches() && PROCEDURE_TYPES.contains(matcher.group(1).toUpperCase(Locale.ROOT))) {
            found.add(procedure(matcher.group(2), matcher.group(3), matcher.group(1)));
            act(text, found);
        } else if (!eli(text, found) && !wikidata(text, found)) {
            act(text, found);
        }
    }

    private static Identifier procedure(String year, String number, String type) {
        return new Procedure(Integer.parseInt(year), Integer.parseInt(number), Optional.of(type.toUpperCase(Locale.ROOT)));
    }

    private static boolean eli(String text, Set<Identifier> found) {
        Matcher matcher = ELI.matcher(text);
        return matcher.matches() && found.add(new Eli(matcher.group(1).toLowerCase(Locale.ROOT), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))));
    }

    private static boolean wikidata(String text, Set<Identifier> found) {
        Matcher matcher = WIKIDATA.matcher(text);
        return matcher.matches() && found.add(new Wikidata(Long.parseLong(matcher.group(1))));
    }

    /**
     * Acts are numbered year first since 2015, directives and decisions before that too, regulations number first; until
     * 1998 the year had two digits. A number padded with zeros is a procedure's, a bare one of four digits may be either's.
     */
    private static void act(String text, Set<Identifier> found) {
        Matcher matcher = ACT.matcher(AUTHOR.matcher(text).replaceFirst(""));
        if (!matcher.matches()) {
            return;
        }
        Optional<String> type = Optional.ofNullable(matcher.group(1)).map(word -> ACT_TYPES.get(word.toLowerCase(Locale.ROOT).replace("framework-decision", "framework decision")));
        Optional<String> domain = Optional.ofNullable(matcher.group(5)).or(() -> Optional.ofNullable(matcher.group(2)))
                .map(d -> DOMAINS.get(d.split(",")[0].toUpperCase(Locale.ROOT)));
        boolean strangeWord = matcher.group(1) != null && type.isEmpty() || (matcher.group(2) != null || matcher.group(5) != null) && domain.isEmpty();
        if (strangeWord) {
            return;
        }
        String first = matcher.group(3);
        String second = matcher.group(4);
        boolean bare = type.isEmpty() && domain.isEmpty();
        if (bare && isYear(first) && second.length() == 4) {
            if (!second.startsWith("0")) {
                found.add(new ActNumber(type, Integer.parseInt(first), Integer.parseInt(second), domain));
            }
            found.add(new Procedure(Integer.parseInt(first), Integer.parseInt(second), Optional.empty()));
        } else {
            if (isYear(first)) {
                found.add(new ActNumber(type, Integer.parseInt(first), Integer.parseInt(second), domain));
            } else if (!bare && first.matches("[5-9]\\d")) {
                found.add(new ActNumber(type, 1900 + Integer.parseInt(first), Integer.parseInt(second), domain));
            }
            if (isYear(second) && !second.equals(first)) {
                found.add(new ActNumber(type, Integer.parseInt(second), Integer.parseInt(first), domain));
            }
        }
    }

    private static boolean isYear(String digits) {
        return digits.length() == 4 && Integer.parseInt(digits) >= 1950 && Integer.parseInt(digits) < 2100;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
