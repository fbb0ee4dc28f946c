package eu.policygraph.model;

import java.util.Objects;

/**
 * How to cite a snapshot of the data.
 *
 * @param text one sentence
 * @param bibtex an entry for BibTeX
 * @param ris a record in the RIS format of reference managers, lines ended by CRLF
 * @param cff the text of a CITATION.cff file (Citation File Format 1.2.0)
 */
public record Citation(String text, String bibtex, String ris, String cff) {

    public Citation {
        Objects.requireNonNull(text);
        Objects.requireNonNull(bibtex);
        Objects.requireNonNull(ris);
        Objects.requireNonNull(cff);
    }
}
