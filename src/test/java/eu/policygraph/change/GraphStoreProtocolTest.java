package eu.policygraph.change;

import static eu.policygraph.change.ChangingServer.MINE;
import static eu.policygraph.change.ChangingServer.description;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.change.ChangingServer.Kind;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SPARQL 1.1 Graph Store HTTP Protocol; the names of its test suite stand where they apply. */
class GraphStoreProtocolTest {

    private static final String NOTE = "<https://w3id.org/eu-policy-graph/id/act/directive-2011-93> <http://www.w3.org/2004/02/skos/core#note> \"put\"@en . ";
    private static final String BODY = description(MINE) + NOTE;
    private static final String ADDRESS = "/graphs?graph=" + RunningServer.encoded(MINE);

    private static ChangingServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = new ChangingServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void cleanUp() throws Exception {
        server.graph(Kind.WRITER, "DELETE", MINE, "");
        assertThat(server.store.get().version()).isEqualTo(Project.snapshot().version());
    }

    @Test
    void putGetPostDeleteInTheOrderOfTheTestSuite() throws Exception {
        Map<String, Integer> seen = new LinkedHashMap<>();
        HttpResponse<String> created = server.graph(Kind.WRITER, "PUT", MINE, BODY);
        seen.put("put__initial_state", created.statusCode());
        assertThat(created.headers().firstValue("Location").orElse("")).endsWith(ADDRESS);
        seen.put("get_of_put__initial_state", server.http.get(ADDRESS).statusCode());
        seen.put("put__graph_already_in_store", server.graph(Kind.WRITER, "PUT", MINE, BODY.replace("\"put\"", "\"again\"")).statusCode());
        assertThat(server.http.get(ADDRESS, "Accept", "text/turtle").body()).contains("\"again\"@en").doesNotContain("\"put\"@en");
        seen.put("put__mismatched_payload", server.http.send("PUT", ADDRESS, "application/rdf+xml", BODY, server.as(Kind.WRITER)).statusCode());
        seen.put("post__existing_graph", server.graph(Kind.WRITER, "POST", MINE, NOTE).statusCode());
        assertThat(server.http.get(ADDRESS, "Accept", "text/turtle").body()).contains("\"again\"@en", "\"put\"@en");
        seen.put("post__multipart_formdata", server.http.send("POST", ADDRESS, "multipart/form-data; boundary=x", "--x--", server.as(Kind.WRITER)).statusCode());
        seen.put("post__empty_graph", server.graph(Kind.WRITER, "POST", MINE, "").statusCode());
        seen.put("post__create__new_graph", server.http.send("POST", "/graphs", "text/turtle", BODY, server.as(Kind.WRITER)).statusCode());
        seen.put("head_on_an_existing_graph", server.http.head(ADDRESS).statusCode());
        seen.put("delete__existing_graph", server.graph(Kind.WRITER, "DELETE", MINE, "").statusCode());
        seen.put("get_of_delete__existing_graph", server.http.get(ADDRESS).statusCode());
        seen.put("delete__nonexistent_graph", server.graph(Kind.WRITER, "DELETE", MINE, "").statusCode());
        seen.put("head_on_a_nonexisting_graph", server.http.head(ADDRESS).statusCode());
        seen.put("put__default_graph", server.http.send("PUT", "/graphs?default", "text/turtle", BODY, server.as(Kind.WRITER)).statusCode());
        seen.put("get_of_default_graph", server.http.get("/graphs?default", "Accept", "application/n-triples").statusCode());
        assertThat(seen.toString()).isEqualTo("{put__initial_state=201, get_of_put__initial_state=200, put__graph_already_in_store=200, put__mismatched_payload=400, "
                + "post__existing_graph=200, post__multipart_formdata=415, post__empty_graph=200, post__create__new_graph=400, head_on_an_existing_graph=200, "
                + "delete__existing_graph=200, get_of_delete__existing_graph=404, delete__nonexistent_graph=404, head_on_a_nonexisting_graph=404, put__default_graph=403, get_of_default_graph=403}");
    }

    @Test
    void everyFormIsReadAndEveryFormIsWritten() throws Exception {
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, BODY).statusCode()).isEqualTo(201);
        int forms = 0;
        for (Format form : GraphStoreEndpoint.FORMS) {
            HttpResponse<String> graph = server.http.get(ADDRESS, "Accept", form.mediaType());
            assertThat(graph.statusCode()).isEqualTo(200);
            assertThat(graph.headers().firstValue("Content-Type").orElse("")).startsWith(form.mediaType());
            HttpResponse<String> back = server.http.send("PUT", ADDRESS, form.mediaType(), graph.body(), server.as(Kind.WRITER));
            if (RdfBody.FORMATS.contains(form)) {
                assertThat(back.statusCode()).as(form + back.body()).isEqualTo(200);
                assertThat(json(back).get("added").getAsInt() + json(back).get("removed").getAsInt()).as("%s comes back as it went out", form).isZero();
                forms++;
            } else {
                assertThat(back.statusCode()).as("%s", form).isEqualTo(415);
            }
        }
        assertThat(forms).isEqualTo(4);
        assertThat(server.http.get(ADDRESS, "Accept", "image/png").statusCode()).isEqualTo(406);
    }

    @Test
    void twoCuratorsDoNotOverwriteEachOther() throws Exception {
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, BODY, "If-Match", "*").statusCode()).as("nothing is there yet").isEqualTo(412);
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, BODY, "If-None-Match", "*").statusCode()).isEqualTo(201);
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, BODY, "If-None-Match", "*").statusCode()).as("somebody made it").isEqualTo(412);
        HttpResponse<String> read = server.http.get(ADDRESS, "Accept", "text/turtle");
        String tag = read.headers().firstValue("ETag").orElseThrow();
        assertThat(server.http.get(ADDRESS, "Accept", "text/turtle", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, BODY + NOTE.replace("put", "one"), "If-Match", tag).statusCode()).isEqualTo(200);
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, BODY + NOTE.replace("put", "two"), "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(server.graph(Kind.WRITER, "DELETE", MINE, "", "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, BODY, "If-Match", '"' + server.store.get().version() + '"').statusCode()).as("the tag of all data").isEqualTo(200);
        assertThat(server.http.get(ADDRESS, "Accept", "text/turtle").headers().firstValue("ETag")).as("the same statements, the same tag").contains(tag);
    }

    @Test
    void brokenBodiesChangeNothingAndTellThePlace() throws Exception {
        HttpResponse<String> turtle = server.graph(Kind.WRITER, "PUT", MINE, BODY + "\n<urn:s> <urn:p> .");
        assertThat(turtle.statusCode()).isEqualTo(400);
        assertThat(json(turtle).get("line").getAsInt()).isEqualTo(2);
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, BODY + "<urn:s> <urn:p> \"x\"^^<http://www.w3.org/2001/XMLSchema#date> .").statusCode()).isEqualTo(400);
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, BODY + "[] <urn:p> 1 .").statusCode()).isEqualTo(422);
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, "<urn:a> <urn:b> " + "(".repeat(100_000)).statusCode()).isEqualTo(400);
        for (String odd : new String[] {"@x-y-toolongtoolongtoolong", "@123", "@en-", "@en--up", "@" + "a".repeat(300), "@en-u-"}) {
            HttpResponse<String> answer = server.graph(Kind.WRITER, "PUT", MINE, BODY + "<urn:s> <urn:p> \"a\"" + odd + " .");
            assertThat(answer.statusCode()).as(odd + answer.body()).isIn(400, 422);
        }
        for (String lost : new String[] {"\"urn:p\": {\"@value\": \"a\", \"@language\": \"x_y\"}", "\"@context\": {\"p\": {\"@id\": \"urn:p\", \"@container\": \"@language\"}}, \"p\": {\"en\": \"a\", \"e n\": \"b\"}"}) {
            HttpResponse<String> inJson = server.http.send("PUT", ADDRESS, "application/ld+json", "{\"@id\": \"urn:s\", " + lost + "}", server.as(Kind.WRITER));
            assertThat(inJson.statusCode()).as(inJson.body()).isEqualTo(400);
            assertThat(inJson.body()).contains("is no language tag (BCP 47)");
        }
        assertThat(server.graph(Kind.WRITER, "PUT", MINE, "<https://w3id.org/eu-policy-graph/ontology#Made> a <http://www.w3.org/2002/07/owl#Class> .").statusCode()).isEqualTo(403);
        HttpResponse<String> remote = server.http.send("PUT", ADDRESS, "application/ld+json", "{\"@context\": \"http://localhost:1/context.jsonld\", \"@id\": \"urn:s\", \"name\": \"x\"}", server.as(Kind.WRITER));
        assertThat(remote.statusCode()).as(remote.body()).isEqualTo(400);
        HttpResponse<String> named = server.http.send("PUT", ADDRESS, "application/ld+json", "{\"@id\": \"urn:g\", \"@graph\": [{\"@id\": \"urn:s\", \"urn:p\": \"x\"}]}", server.as(Kind.WRITER));
        assertThat(named.statusCode()).as(named.body()).isEqualTo(400);
        HttpResponse<String> entity = server.http.send("PUT", ADDRESS, "application/rdf+xml",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:u=\"urn:\"><rdf:Description rdf:about=\"urn:s\"><u:p>&x;</u:p></rdf:Description></rdf:RDF>",
                server.as(Kind.WRITER));
        assertThat(entity.statusCode()).isGreaterThanOrEqualTo(400).isLessThan(500);
        assertThat(entity.body()).doesNotContain("root:");
    }

    @Test
    void addressesThatNameNoGraphAreRefused() throws Exception {
        for (String query : new String[] {"", "?graph=relative", "?graph=", "?graph=urn:x&default", "?graph=http%3A%2F%2Fa%20b%2F"}) {
            assertThat(server.http.send("PUT", "/graphs" + query, "text/turtle", BODY, server.as(Kind.WRITER)).statusCode()).as(query).isEqualTo(400);
        }
        assertThat(server.graph(Kind.WRITER, "PUT", Namespaces.GRAPH + "inferred", BODY).statusCode()).isEqualTo(403);
        assertThat(server.graph(Kind.WRITER, "DELETE", Namespaces.GRAPH + "derived", "").statusCode()).isEqualTo(403);
        assertThat(server.http.method("PATCH", ADDRESS, server.as(Kind.WRITER)).statusCode()).isEqualTo(405);
        assertThat(server.http.get("/graphs?graph=" + RunningServer.encoded(Namespaces.GRAPH + "derived")).statusCode()).as("what is derived can be read").isEqualTo(200);
    }

    private static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }
}
