package eu.policygraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tag that is known before the answer saves the making of it. */
class EntityTagTest {

    private static final EntityTag TAG = EntityTag.of("version", "question");

    @Test
    void aKnownAnswerIsNotMadeAgain() {
        for (String header : List.of(TAG.value(), "W/" + TAG.value(), "\"other\", " + TAG.value(), "*", TAG.value().replaceFirst("\"$", "--gzip\""))) {
            Response response = TAG.guard(request(Map.of("if-none-match", header)), "max-age=1", () -> {
                throw new AssertionError("asked for " + header);
            });
            assertThat(response.status()).isEqualTo(304);
            assertThat(response.headers()).contains(Map.entry("ETag", TAG.value()), Map.entry("Cache-Control", "max-age=1"));
        }
    }

    @Test
    void anUnknownAnswerIsMadeAndTagged() {
        Response response = TAG.guard(request(Map.of("if-none-match", "\"other\"")), "max-age=1", () -> Response.of("text/plain", new byte[0]));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).contains(Map.entry("ETag", TAG.value()));
    }

    @Test
    void whatIsNoGoodAnswerHasNoTag() {
        assertThat(TAG.guard(request(Map.of()), "max-age=1", () -> Response.redirect(303, "/")).headers()).noneMatch(h -> h.getKey().equals("ETag"));
    }

    private static Request request(Map<String, String> headers) {
        return new Request("GET", "/", Parameters.parse(null), headers, new byte[0], new Address("http://localhost", ""), Map.of());
    }
}
