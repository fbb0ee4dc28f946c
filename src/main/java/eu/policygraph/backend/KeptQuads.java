package eu.policygraph.backend;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        taken += weight(answer) - (before == null ? 0 : weight(before));
        Iterator<List<Quad>> oldest = answers.values().iterator();
        while (taken > ROOM && oldest.hasNext()) {
            taken -= weight(oldest.next());
            oldest.remove();
        }
    }

    /** Terms other than texts are mostly those of other statements. */
    private static long weight(List<Quad> answer) {
        long weight = ANSWER;
        for (Quad quad : answer) {
            weight += STATEMENT + (quad.getObject().isLiteral() ? 2L * quad.getObject().getLiteralLexicalForm().length() : 0);
        }
        return weight;
    }
}
