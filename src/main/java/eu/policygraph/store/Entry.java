package eu.policygraph.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.RDFPatch;

/**
 * The head of a change in the journal: who changed the data, when, why, and what came of it. In the journal these are the header lines
 * of an RDF Patch.
 *
 * @param sequence number of the change, from 1
 * @param previous identity of the change before, a {@code urn:sha256:}; null for the first
 * @param at when
 * @param author who and why
 * @param version of the snapshot that the change led to, see {@link eu.policygraph.graph.Snapshot#version()}
 * @param data {@link DataDigest} of the data that the change led to, 64 hexadecimal digits
 * @param additions statements added
 * @param removals statements removed
 */
public record Entry(long sequence, String previous, Instant at, Author author, String version, String data, long additions, long removals) {

    private static final String SEQUENCE = "sequence";
    private static final String AT = "at";
    private static final String WHO = "who";
    private static final String ROLE = "role";
    private static final String REASON = "reason";
    private static final String VERSION = "version";
    private static final String DATA = "data";
    private static final String ADDITIONS = "additions";
    private static final String REMOVALS = "removals";

    public Entry {
        Objects.requireNonNull(at);
        Objects.requireNonNull(author);
    }

    /** Writes the header lines. */
    void write(RDFChanges out) {
        if (previous != null) {
            out.header(RDFPatch.PREVIOUS, NodeFactory.createURI(previous));
        }
        out.header(SEQUENCE, number(sequence));
        out.header(AT, NodeFactory.createLiteralDT(at.toString(), XSDDatatype.XSDdateTime));
        out.header(WHO, NodeFactory.createLiteralString(author.name()));
        out.header(ROLE, NodeFactory.createLiteralString(author.role()));
        out.header(REASON, NodeFactory.createLiteralString(author.reason()));
        out.header(ADDITIONS, number(additions));
        out.header(REMOVALS, number(removals));
        out.header(VERSION, NodeFactory.createLiteralString(version));
        out.header(DATA, NodeFactory.createLiteralString(data));
    }

    /** Gathers header lines, then gives the entry. */
    static final class Reader {

        private final Map<String, Node> fields = new TreeMap<>();

        void header(String field, Node value) {
            fields.put(field, value);
        }

        boolean isComplete() {
            return fields.keySet().containsAll(List.of(SEQUENCE, AT, WHO, ROLE, REASON, VERSION, DATA, ADDITIONS, REMOVALS));
        }

        /** @throws StoreException when a field is absent or not what it should be */
        Entry entry() throws StoreException {
            if (!isComplete()) {
                throw new StoreException("a change in the journal has no complete head");
            }
            try {
                Node previous = fields.get(RDFPatch.PREVIOUS);
                return new Entry(number(SEQUENCE), previous == null ? null : previous.getURI(), Instant.parse(text(AT)),
                        new Author(text(WHO), text(ROLE), text(REASON)), text(VERSION), text(DATA), number(ADDITIONS), number(REMOVALS));
            } catch (RuntimeException e) {
                throw new StoreException("a change in the journal has a head that cannot be read: " + e.getMessage(), e);
            }
        }

        /** The number of the change; 0 when no header line gave one. */
        long sequence() {
            return fields.containsKey(SEQUENCE) ? number(SEQUENCE) : 0;
        }

        private long number(String field) {
            return Long.parseLong(text(field));
        }

        private String text(String field) {
            return fields.get(field).getLiteralLexicalForm();
        }
    }

    private static Node number(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }
}
