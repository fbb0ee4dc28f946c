package eu.policygraph.web;

import eu.policygraph.model.Format;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servlet at the bottom of every address: turns HTTP into requests, and responses and problems into HTTP. */
public final class Site extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    /** Makes the page of a problem for a client that prefers HTML. */
    @FunctionalInterface
    public interface ProblemPage {
        String render(Problem problem, Request request);
    }

    private final transient Router router;
    private final transient ProblemPage problemPage;
    private final int maxBody;

    /** @param maxBody bytes of a request body; what is longer is refused with 413 */
    public Site(Router router, ProblemPage problemPage, int maxBody) {
        this.router = router;
        this.problemPage = problemPage;
        this.maxBody = maxBody;
    }

    @Override
    public void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        boolean head = in.getMethod().equals("HEAD");
        Response response = respond(in, head);
        out.setStatus(response.status());
        Headers.common().forEach(out::setHeader);
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, String> header : response.headers()) {
            if (seen.add(header.getKey().toLowerCase(Locale.ROOT))) {
                out.setHeader(header.getKey(), header.getValue());
            } else {
                out.addHeader(header.getKey(), header.getValue());
            }
        }
        if (response.contentType() != null) {
            out.setContentType(response.contentType());
        }
        if (response.status() != 304 && response.status() != 204) {
            out.setContentLengthLong(response.body().length());
        }
        if (!head && response.status() != 304 && response.status() != 204) {
            response.body().writeTo(out.getOutputStream());
        }
    }

    private Response respond(HttpServletRequest in, boolean head) throws IOException {
        Request request = new Request(in.getMethod(), in.getRequestURI(), Parameters.parse(null), headers(in), new byte[0], address(in), Map.of());
        try {
            String method = head ? "GET" : in.getMethod();
            request = new Request(method, Parameters.decode(in.getRequestURI(), false), Parameters.parse(in.getQueryString()), request.headers(), body(in), request.address(), Map.of());
            return Conditional.apply(request, router.handle(request));
        } catch (ProblemException e) {
            return problem(e.problem(), request);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return problem(Problem.of("internal-error", 500, "Internal error", "Something failed here. It has been logged; please tell us the address."), request);
        }
    }

    private Response problem(Problem problem, Request request) {
        boolean html = Negotiation.choose(request.header("Accept"), List.of(Format.ROWS_JSON, Format.HTML)).equals(Optional.of(Format.HTML));
        if (!html) {
            return Response.problem(problem, request.address()).header("Vary", "Accept");
        }
        Response page = Response.text(Format.HTML, problemPage.render(problem, request)).status(problem.status());
        return Response.withHeaders(page, problem).header("Vary", "Accept");
    }

    private byte[] body(HttpServletRequest in) throws IOException {
        if (in.getContentLengthLong() > maxBody) {
            throw tooLarge();
        }
        byte[] bytes = in.getInputStream().readNBytes(maxBody + 1);
        if (bytes.length > maxBody) {
            throw tooLarge();
        }
        return bytes;
    }

    private ProblemException tooLarge() {
        return Problem.of("body-too-large", 413, "Content too large", "The request body is larger than " + maxBody + " bytes.").with("limit", maxBody).exception();
    }

    private static Map<String, String> headers(HttpServletRequest in) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(in.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", Collections.list(in.getHeaders(name))));
        }
        return headers;
    }

    private static Address address(HttpServletRequest in) {
        return Address.of(in.getScheme(), in.getHeader("Host"), first(in.getHeader("X-Forwarded-Proto")), first(in.getHeader("X-Forwarded-Host")),
                first(in.getHeader("X-Forwarded-Prefix")));
    }

    private static String first(String list) {
        return list == null ? null : Arrays.stream(list.split(",")).findFirst().map(String::strip).orElse(null);
    }
}
