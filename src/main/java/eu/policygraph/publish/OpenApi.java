package eu.policygraph.publish;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import eu.policygraph.web.Route;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Describes every address by OpenAPI 3.1: the routes as the router has them, and instead of the route of prebuilt queries
 * one operation for each query, from its header.
 */
public final class OpenApi {

    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String QUERY_ROUTE = "/queries/{name}";

    private final Supplier<QueryCatalogue> catalogue;
    private final Supplier<List<Route>> routes;
    private final String softwareVersion;

    /**
     * @param routes all routes of the server, in the order in which they are tried
     * @param softwareVersion version of the program, which is that of the interface
     */
    public OpenApi(Supplier<QueryCatalogue> catalogue, Supplier<List<Route>> routes, String softwareVersion) {
        this.catalogue = catalogue;
        this.routes = routes;
        this.softwareVersion = softwareVersion;
    }

    /** {@code /openapi.json}. */
    public Response show(Request request) {
        byte[] body = (JSON.toJson(document(request.address().absolute(""))) + "\n").getBytes(StandardCharsets.UTF_8);
        return Response.of("application/json", body).header("ETag", Digests.entityTag(body)).header("Cache-Control", "public, no-cache");
    }

    private Map<String, Object> document(String root) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", Publication.TITLE);
        info.put("summary", "EU strategies, what delivers them, when, and who says so");
        info.put("description", Publication.DESCRIPTION + " Every address takes GET, HEAD and OPTIONS; a suffix beats the header Accept. Errors are problem details (RFC 9457).");
        info.put("version", softwareVersion);
        info.put("license", Map.of("name", "Apache License 2.0 (software); the data are under CC BY 4.0", "identifier", "Apache-2.0"));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put("info", info);
        document.put("servers", List.of(Map.of("url", root)));
        document.put("tags", ApiOperation.Tag.all());
        document.put("paths", paths());
        document.put("components", ApiSchemas.components());
        return document;
    }

    private Map<String, Object> paths() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Route route : routes.get()) {
            if (route.template().equals(QUERY_ROUTE)) {
                catalogue.get().all().forEach(query -> paths.put("/queries/" + query.name(), Map.of("get", QueryOperation.of(query).toMap())));
            } else {
                Map<String, Object> item = new LinkedHashMap<>();
                route.methods().stream().filter(method -> !method.equals("OPTIONS")).sorted().forEach(method -> item.put(method.toLowerCase(Locale.ROOT), ApiOperation.of(route, method).toMap()));
                paths.put(route.template().replace("...}", "}"), item);
            }
        }
        return paths;
    }
}
