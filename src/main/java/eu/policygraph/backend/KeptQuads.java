package eu.policygraph.backend;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/** Answers by pattern, as many as there is room for; those that were not used for longest go first. */
final class KeptQuads {

    /** Estimated bytes in all. */
    private static final long ROOM = 100L * 1024 * 1024;
    private static final int ANSWER = 200;
    private static final int STATEMENT = 240;

    private final Map<Quad, List<Quad>> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long taken;

    /** Null when it is not there. */
    synchronized List<Quad> get(Quad pattern) {
        return answers.get(pattern);
    }

    synchronized void put(Quad pattern, List<Quad> answer) {
        List<Quad> before = answers.put(pattern, List.copyOf(answer));
        taken += before == null ? weight(pattern, answer) : weight(pattern, answer) - weight(pattern, before);
        Iterator<Map.Entry<Quad, List<Quad>>> oldest = answers.entrySet().iterator();
        while (taken > ROOM && oldest.hasNext()) {
            Map.Entry<Quad, List<Quad>> entry = oldest.next();
            taken -= weight(entry.getKey(), entry.getValue());
            oldest.remove();
        }
    }

    /** Terms other than texts are mostly those of other statements. Those of the pattern are its own: a visitor can ask for names of any length that nothing has. */
    private static long weight(Quad pattern, List<Quad> answer) {
        long weight = ANSWER + length(pattern.getGraph()) + length(pattern.getSubject()) + length(pattern.getPredicate()) + length(pattern.getObject());
        for (Quad quad : answer) {
            weight += STATEMENT + (quad.getObject().isLiteral() ? length(quad.getObject()) : 0);
        }
        return weight;
    }

    private static long length(Node term) {
        return term.isURI() ? 2L * term.getURI().length() : term.isLiteral() ? 2L * term.getLiteralLexicalForm().length() : 0;
    }
}
