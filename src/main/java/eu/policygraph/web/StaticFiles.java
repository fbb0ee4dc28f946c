package eu.policygraph.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Files of the class path below {@code /static}: style sheets, scripts, images. */
public final class StaticFiles {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml", "png", "image/png",
            "ico", "image/x-icon", "txt", "text/plain; charset=utf-8");

    /** Answers {@code /static/{path...}}; the path is a plain name or names, never one that climbs. */
    public Response show(Request request) {
        return file(request.variable("path"));
    }

    /** Answers with one file at whatever address; {@code path} is below {@code /static/}. */
    public Response file(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || path.contains("..") || !path.matches("[A-Za-z0-9._/-]+")) {
            throw missing(path);
        }
        try (InputStream in = StaticFiles.class.getResourceAsStream("/static/" + path)) {
            if (in == null) {
                throw missing(path);
            }
            return Response.of(type, in.readAllBytes()).header("Cache-Control", "public, max-age=3600");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException missing(String path) {
        return Problem.notFound("no-such-address", "There is no file " + path + ".").exception();
    }
}
