package eu.policygraph.cache;

import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Headers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * An answer as it goes over the wire: nothing is left to be made but the date and the id of the request.
 *
 * @param kept what it is a form of
 * @param headers of a 200, without Content-Length
 * @param unchanged headers of a 304
 * @param body read-only; not to be read but from a duplicate
 */
record ReadyAnswer(KeptAnswer kept, EntityTag tag, HeaderBlock headers, HeaderBlock unchanged, HttpField length, ByteBuffer body) {

    private static final Set<String> OF_UNCHANGED = Set.of("cache-control", "vary", "last-modified", "link", "content-location", "expires", "etag");

    static ReadyAnswer plain(KeptAnswer kept, byte[] body, WireMemory memory) {
        return of(kept, kept.tag(), memory.hold(body), List.of());
    }

    static ReadyAnswer gzip(KeptAnswer kept, byte[] plain, WireMemory memory) {
        return of(kept, new EntityTag(Codings.gzipTag(kept.tag().value())), memory.hold(Codings.gzip(plain)), List.of(Map.entry("Content-Encoding", "gzip")));
    }

    private static ReadyAnswer of(KeptAnswer kept, EntityTag tag, ByteBuffer body, List<Map.Entry<String, String>> coding) {
        List<Map.Entry<String, String>> own = new ArrayList<>(kept.response().headers().stream().filter(header -> !header.getKey().equalsIgnoreCase("ETag") && !header.getKey().equalsIgnoreCase(Headers.VARY)).toList());
        own.add(Map.entry("ETag", tag.value()));
        own.add(Map.entry(Headers.VARY, Headers.vary(kept.response())));
        List<Map.Entry<String, String>> all = new ArrayList<>(Headers.common().entrySet());
        List<Map.Entry<String, String>> unchanged = new ArrayList<>(all);
        own.stream().filter(header -> OF_UNCHANGED.contains(header.getKey().toLowerCase(Locale.ROOT))).forEach(unchanged::add);
        all.addAll(own);
        all.addAll(coding);
        all.add(Map.entry("Content-Type", kept.response().contentType()));
        return new ReadyAnswer(kept, tag, HeaderBlock.of(all), HeaderBlock.of(unchanged), new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, (long) body.remaining()), body);
    }
}
