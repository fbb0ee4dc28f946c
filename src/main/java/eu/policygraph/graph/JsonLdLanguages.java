package eu.policygraph.graph;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.lang.LanguageTag;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.Optional;

/**
 * Finds values in JSON-LD that would be lost without a word: one with a language tag that is not well formed becomes no literal (JSON-LD 1.1
 * Processing Algorithms and API, section 8.2.2, step 2).
 */
public final class JsonLdLanguages {

    private static final int SHOWN = 60;

    private JsonLdLanguages() {}

    /**
     * @param document JSON-LD; not closed
     * @return what is wrong with the first such value; empty when there is none, or when the document cannot be read, which its parser says better
     */
    public static Optional<String> malformed(InputStream document, JsonLdOptions options) {
        JsonArray expanded;
        try {
            expanded = JsonLd.expand(JsonDocument.of(document)).options(options).get();
        } catch (JsonLdError e) {
            return Optional.empty();
        }
        return in(expanded);
    }

    private static Optional<String> in(JsonValue value) {
        return switch (value) {
            case JsonArray list -> list.stream().map(JsonLdLanguages::in).flatMap(Optional::stream).findFirst();
            case JsonObject object when object.containsKey("@value") -> of(object);
            case JsonObject object -> object.values().stream().map(JsonLdLanguages::in).flatMap(Optional::stream).findFirst();
            default -> Optional.empty();
        };
    }

    private static Optional<String> of(JsonObject literal) {
        return literal.get("@language") instanceof JsonString tag && !LanguageTag.isWellFormed(tag.getString())
                ? Optional.of("\"" + brief(tag.getString()) + "\" is no language tag (BCP 47), at " + brief(String.valueOf(literal.get("@value")))) : Optional.empty();
    }

    private static String brief(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
