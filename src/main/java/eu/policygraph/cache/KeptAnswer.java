package eu.policygraph.cache;

import eu.policygraph.web.Body;
import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A finished answer with what is known of how it came about. */
final class KeptAnswer {

    private static final int MOST_ALIASES = 16;
    private static final int OVERHEAD = 3_000;

    private final AnswerKey key;
    private final Response response;
    private final EntityTag tag;
    private final String route;
    private final String question;
    private final List<RawKey> aliases = new ArrayList<>(2);
    private volatile ReadyAnswer plain;
    private volatile ReadyAnswer gzip;
    private boolean gone;

    /**
     * @param response with an ETag; its body is in memory
     * @param route template of the route that made it
     * @param question name of the prebuilt query that it answers, or empty
     */
    KeptAnswer(AnswerKey key, Response response, String route, String question) {
        this.key = key;
        this.response = response;
        this.tag = tag(response).orElseThrow();
        this.route = route;
        this.question = question;
    }

    static Optional<EntityTag> tag(Response response) {
        return response.headers().stream().filter(header -> header.getKey().equalsIgnoreCase("ETag")).map(header -> new EntityTag(header.getValue())).findFirst();
    }

    AnswerKey key() {
        return key;
    }

    Response response() {
        return response;
    }

    EntityTag tag() {
        return tag;
    }

    /** Template of the route that made it. */
    String route() {
        return route;
    }

    /** Name of the prebuilt query that it answers, or empty. */
    String question() {
        return question;
    }

    /** About how many bytes it takes. */
    int weight() {
        long gzipped = gzip == null ? 0 : gzip.body().remaining();
        return (int) Math.min(Integer.MAX_VALUE, response.body().length() + gzipped + key.weight() + OVERHEAD);
    }

    /**
     * The form for the wire; made when it is first asked for.
     *
     * @param memory for its body
     */
    ReadyAnswer ready(boolean compressed, WireMemory memory) {
        byte[] bytes = ((Body.InMemory) response.body()).bytes();
        if (compressed) {
            ReadyAnswer made = gzip;
            if (made == null) {
                made = ReadyAnswer.gzip(this, bytes, memory);
                gzip = made;
            }
            return made;
        }
        ReadyAnswer made = plain;
        if (made == null) {
            made = ReadyAnswer.plain(this, bytes, memory);
            plain = made;
        }
        return made;
    }

    boolean isReady(boolean compressed) {
        return (compressed ? gzip : plain) != null;
    }

    /** Notes that a request in these very bytes is answered by this; false when there are enough of them, or it has been evicted. */
    synchronized boolean alias(RawKey raw) {
        if (gone || aliases.size() >= MOST_ALIASES || raw.weight() > OVERHEAD) {
            return false;
        }
        aliases.add(raw);
        return true;
    }

    synchronized boolean isForgotten() {
        return gone;
    }

    /** Gives up what it was known by, because it is not kept any more. */
    synchronized List<RawKey> forget() {
        gone = true;
        List<RawKey> known = List.copyOf(aliases);
        aliases.clear();
        return known;
    }
}
