package eu.policygraph.graph;

import eu.policygraph.index.NumberReader;
import eu.policygraph.index.NumberWriter;
import eu.policygraph.index.Terms;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.vocabulary.XSD;

/** A row of RDF terms in a snapshot file: what kind each one is, how long its text is, then all texts in UTF-8. */
final class TermBlock {

    /** How many terms a block has at most. */
    static final int SIZE = 1 << 16;

    private static final int IRI = 0;
    private static final int BLANK = 1;
    private static final int LITERALS = 2;
    private static final String DIRECTION = "--";

    private TermBlock() {}

    /**
     * Writes the terms of these numbers.
     *
     * @param types the types of literals so far, by number; grows
     * @throws IOException also for a term that cannot be kept: a triple, or one that is no Unicode text
     */
    static void write(Terms terms, int from, int to, Map<String, Integer> types, NumberWriter out) throws IOException {
        int[] kinds = new int[to - from];
        int[] lengths = new int[to - from];
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        ByteBuffer texts = ByteBuffer.allocate(1 << 16);
        for (int number = from; number < to; number++) {
            Node term = terms.term(number);
            kinds[number - from] = term.isURI() ? IRI : term.isBlank() ? BLANK : LITERALS + types.computeIfAbsent(type(term), t -> types.size());
            ByteBuffer text = utf8.encode(CharBuffer.wrap(text(term)));
            lengths[number - from] = text.remaining();
            if (texts.remaining() < text.remaining()) {
                texts = ByteBuffer.wrap(Arrays.copyOf(texts.array(), Math.max(2 * texts.capacity(), texts.position() + text.remaining()))).position(texts.position());
            }
            texts.put(text);
        }
        out.putAll(kinds);
        out.putAll(lengths);
        out.put(texts.position());
        out.put(texts.array(), texts.position());
    }

    private static String text(Node term) {
        return term.isURI() ? term.getURI() : term.isBlank() ? term.getBlankNodeLabel() : term.getLiteralLexicalForm();
    }

    private static String type(Node term) throws UnsupportedTermException {
        if (!term.isLiteral()) {
            throw new UnsupportedTermException(term);
        }
        String language = term.getLiteralLanguage();
        TextDirection direction = term.getLiteralBaseDirection();
        return language.isEmpty() ? term.getLiteralDatatypeURI() : "@" + language + (direction == null ? "" : DIRECTION + direction.direction());
    }

    /**
     * Reads terms into their places.
     *
     * @param types as {@link #write} left them
     */
    static void read(NumberReader in, List<Type> types, Node[] terms, int from, int count) throws IOException {
        int[] kinds = in.next(in.next());
        int[] lengths = in.next(in.next());
        byte[] texts = in.bytes(in.next());
        int start = 0;
        for (int i = 0; i < count; i++) {
            String text = new String(texts, start, lengths[i], StandardCharsets.UTF_8);
            start += lengths[i];
            terms[from + i] = switch (kinds[i]) {
                case IRI -> NodeFactory.createURI(text);
                case BLANK -> NodeFactory.createBlankNode(text);
                default -> types.get(kinds[i] - LITERALS).literal(text);
            };
        }
    }

    /** What literals have in common: makes one of a text. */
    @FunctionalInterface
    interface Type {

        Node literal(String text);

        static Type of(String name) {
            if (!name.startsWith("@")) {
                RDFDatatype datatype = NodeFactory.getType(name);
                return name.equals(XSD.xstring.getURI()) ? NodeFactory::createLiteralString : text -> NodeFactory.createLiteralDT(text, datatype);
            }
            int direction = name.indexOf(DIRECTION);
            String language = name.substring(1, direction < 0 ? name.length() : direction);
            return direction < 0 ? text -> NodeFactory.createLiteralLang(text, language)
                    : text -> NodeFactory.createLiteralDirLang(text, language, name.substring(direction + DIRECTION.length()));
        }
    }

    /** A term that a snapshot file has no form for. */
    private static final class UnsupportedTermException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private UnsupportedTermException(Node term) {
            super("a term that is neither IRI, blank node nor literal: " + term);
        }
    }
}
