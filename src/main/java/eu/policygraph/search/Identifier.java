package eu.policygraph.search;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A public identifier in one normal form, whatever its spelling was. Two spellings name the same thing when their
 * identifiers are equal; {@link #fits} is wider, for a user may leave parts out.
 */
public sealed interface Identifier {

    /** The usual way to write it. */
    String text();

    /** What a thing and a request have to share to be compared at all: equal for identifiers that may fit. */
    default String key() {
        return text();
    }

    /** Whether a request for this may mean a thing that bears {@code other}: what both say has to be the same. */
    default boolean fits(Identifier other) {
        return equals(other);
    }

    /**
     * CELEX number of a document of EUR-Lex.
     *
     * @param sector one character: 3 is legislation, 5 preparatory documents, 0 consolidated texts
     * @param type letters of the type of document, in upper case
     * @param number what follows the type, corrigendum or date of consolidation included
     */
    record Celex(char sector, int year, String type, String number) implements Identifier {
        @Override
        public String text() {
            return "" + sector + year + type + number;
        }
    }

    /**
     * Year and number of an enacted act, as in <i>Directive 2011/93/EU</i>.
     *
     * @param type {@code directive}, {@code regulation}, {@code decision}, {@code framework-decision}; empty when it was not said
     * @param domain community in the English short form, as {@code EU} or {@code JHA}; empty when it was not said
     */
    record ActNumber(Optional<String> type, int year, int number, Optional<String> domain) implements Identifier {
        @Override
        public String text() {
            String name = type.map(t -> t.substring(0, 1).toUpperCase(Locale.ROOT) + t.substring(1).replace('-', ' ') + " ").orElse("");
            return name + year + "/" + number + domain.map(d -> "/" + d).orElse("");
        }

        @Override
        public String key() {
            return "act " + year + "/" + number;
        }

        @Override
        public boolean fits(Identifier other) {
            return other instanceof ActNumber act && act.year == year && act.number == number && agree(type, act.type) && agree(domain, act.domain);
        }

        private static boolean agree(Optional<String> a, Optional<String> b) {
            return a.isEmpty() || b.isEmpty() || a.equals(b);
        }
    }

    /**
     * Number of a document of the Commission, as in <i>COM(2020) 607</i>.
     *
     * @param series {@code COM}, {@code SWD}, {@code SEC}, {@code JOIN} or {@code C}
     */
    record CommissionDocument(String series, int year, int number) implements Identifier {
        @Override
        public String text() {
            return series + "(" + year + ") " + number;
        }
    }

    /**
     * Reference of an interinstitutional procedure, as in <i>2022/0155(COD)</i>.
     *
     * @param type three letters in upper case; empty when they were not said
     */
    record Procedure(int year, int number, Optional<String> type) implements Identifier {
        @Override
        public String text() {
            return "%d/%04d".formatted(year, number) + type.map(t -> "(" + t + ")").orElse("");
        }

        @Override
        public String key() {
            return "procedure " + year + "/" + number;
        }

        @Override
        public boolean fits(Identifier other) {
            return other instanceof Procedure procedure && procedure.year == year && procedure.number == number
                    && (type.isEmpty() || procedure.type.isEmpty() || type.equals(procedure.type));
        }
    }

    /**
     * European Legislation Identifier of an act, without version, language and format.
     *
     * @param type as the ELI writes it: {@code dir}, {@code reg}, {@code dec}, …
     */
    record Eli(String type, int year, int number) implements Identifier {
        @Override
        public String text() {
            return "http://data.europa.eu/eli/" + type + "/" + year + "/" + number;
        }
    }

    /** @param number of the item, the Q left out */
    record Wikidata(long number) implements Identifier {
        @Override
        public String text() {
            return "Q" + number;
        }
    }

    /** Any other IRI, or one of ours; compared without its scheme, for http and https name the same thing. */
    record Iri(String iri) implements Identifier {
        public Iri {
            Objects.requireNonNull(iri);
        }

        @Override
        public String text() {
            return iri;
        }

        @Override
        public String key() {
            return iri.startsWith("https://") ? iri.substring("https:".length()) : iri.startsWith("http://") ? iri.substring("http:".length()) : iri;
        }

        @Override
        public boolean fits(Identifier other) {
            return other instanceof Iri o && o.key().equals(key());
        }
    }
}
