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

    /** Answers up to this size are always sent, however much is on its way. */
    private static final int SMALL = 64 * 1024;

    /** Makes the page of a problem for a client that prefers HTML. */
    @FunctionalInterface
    public interface ProblemPage {
        String render(Problem problem, Request request);
    }

    private final transient Router router;
    private final transient Route.Handler routes;
    private final transient ProblemPage problemPage;
    private final int maxBody;
    private final transient Budget budget;

    /**
     * @param router says which addresses take a body as a file
     * @param routes what answers at every address: the router, with what stands in front of it
     * @param maxBody bytes of a request body; what is longer is refused with 413
     * @param budget what bodies of requests and answers may hold together
     */
    public Site(Router router, Route.Handler routes, ProblemPage problemPage, int maxBody, Budget budget) {
        this.router = router;
        this.routes = routes;
        this.problemPage = problemPage;
        this.maxBody = maxBody;
        this.budget = budget;
    }

    /**
     * A reading request without a body, which has been received as a whole.
     *
     * @param headers values by lower-case name
     * @throws ProblemException 408 when it took longer than allowed
     */
    public static Request reading(Map<String, String> headers, String scheme, Exchange exchange) {
        exchange.wire().received();
        Address address = exchange.proxied()
                ? Address.of(scheme, headers.get("host"), first(headers.get("x-forwarded-proto")), first(headers.get("x-forwarded-host")), first(headers.get("x-forwarded-prefix")))
                : Address.of(scheme, headers.get("host"), null, null, null);
        return new Request("GET", "", Parameters.parse(null), headers, new byte[0], address, Map.of(), exchange);
    }

    /**
     * Answers a reading request that did not come as a servlet request. Never fails: what goes wrong is an answer.
     *
     * @param blank from {@link #reading}
     * @param path decoded
     * @param query as it stands in the address; null for none
     */
    public Response answer(Request blank, String path, String query) {
        Request request = blank;
        try {
            request = blank.at(path, Parameters.parse(query), blank.body());
            Response response = routes.handle(request);
            return isGone(request) ? problem(LaneTask.gone(), request) : Conditional.apply(request, response);
        } catch (ProblemException e) {
            return problem(isGone(request) ? LaneTask.gone() : e.problem(), request);
        } catch (RuntimeException | StackOverflowError e) {
            return failed(request, path, e);
        }
    }

    /** The answer that says a problem. */
    public Response refusal(Request request, Problem problem) {
        return problem(problem, request);
    }

    /** Takes what a large answer holds while it is sent; null when too many are being sent, else what gives it back. */
    public Runnable holding(Response response) {
        long size = size(response.body());
        return budget.take(size) ? () -> budget.give(size) : null;
    }

    /** Says that too many large answers are being sent. */
    public Response tooMuch(Request request) {
        return problem(busy(), request);
    }

    private static boolean isGone(Request request) {
        return request.cancellation().isCancelled() && request.exchange().wire().isGone();
    }

    @Override
    public void service(HttpServletRequest in, HttpServletResponse out) {
        Exchange exchange = in.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange known ? known : Exchange.none();
        String method = Optional.ofNullable(in.getMethod()).orElse("");
        Request request = new Request(method.equals("HEAD") ? "GET" : method, "", Parameters.parse(null), headers(in), new byte[0], address(in, exchange), Map.of(), exchange);
        try (BodyReader body = new BodyReader(in, maxBody, budget)) {
            Response response = respond(in, request, body);
            try (Body content = response.body()) {
                send(in, out, request, body, response, content);
            }
        } catch (IOException e) {
            LOG.debug("{} the client hung up", exchange.id(), e);
            exchange.problem("client-gone");
        }
    }

    private void send(HttpServletRequest in, HttpServletResponse out, Request request, BodyReader body, Response full, Body content) throws IOException {
        long size = size(content);
        if (!budget.take(size)) {
            write(in, out, problem(busy(), request), body);
            return;
        }
        try {
            write(in, out, Conditional.apply(request, full), body);
        } finally {
            budget.give(size);
        }
    }

    private static long size(Body content) {
        return content instanceof Body.InMemory memory && memory.length() > SMALL ? memory.length() : 0;
    }

    private static Problem busy() {
        return Problem.of("busy", 503, "Busy", "Too many large answers are being sent here at once. Ask again in a moment.").withHeader("Retry-After", "2");
    }

    private static void write(HttpServletRequest in, HttpServletResponse out, Response response, BodyReader body) throws IOException {
        out.setStatus(response.status());
        Headers.common().forEach(out::setHeader);
        out.setHeader(Headers.VARY, Headers.vary(response));
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, String> header : response.headers()) {
            if (header.getKey().equalsIgnoreCase(Headers.VARY)) {
                continue;
            }
            if (seen.add(header.getKey().toLowerCase(Locale.ROOT))) {
                out.setHeader(header.getKey(), header.getValue());
            } else {
                out.addHeader(header.getKey(), header.getValue());
            }
        }
        if (body.isOpen()) {
            out.setHeader("Connection", "close");
        }
        if (response.contentType() != null) {
            out.setContentType(response.contentType());
        }
        if (response.status() != 304 && response.status() != 204) {
            out.setContentLengthLong(response.body().length());
            if (!"HEAD".equals(in.getMethod())) {
                response.body().writeTo(out.getOutputStream());
            }
        }
        if (body.isOpen()) {
            out.flushBuffer();
            body.drain();
        }
    }

    private Response respond(HttpServletRequest in, Request blank, BodyReader body) {
        Request request = blank;
        try {
            String path = path(in);
            request = blank.at(path, Parameters.parse(in.getQueryString()), new byte[0]);
            Optional<Upload> upload = router.upload(request);
            if (upload.isPresent()) {
                upload.get().admission().accept(request);
                request.exchange().upload(body.readToFile(upload.get().limit()));
            } else {
                request = request.at(path, request.query(), body.read());
            }
            request.exchange().wire().received();
            return routes.handle(request);
        } catch (ProblemException e) {
            return problem(e.problem(), request);
        } catch (RuntimeException | StackOverflowError e) {
            return failed(request, in.getRequestURI(), e);
        }
    }

    private Response failed(Request request, String path, Throwable e) {
        LOG.error("{} {} {} failed", request.exchange().id(), request.method(), path, e);
        return problem(Problem.of("internal-error", 500, "Internal error", "Something failed here. It has been logged; please tell us the request id."), request);
    }

    /** The decoded path; control characters have no place in an address. */
    private static String path(HttpServletRequest in) {
        String path = Parameters.decode(Optional.ofNullable(in.getRequestURI()).orElse(""), false);
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest("bad-encoding", "The address holds control characters.").exception();
        }
        return path;
    }

    private Response problem(Problem plain, Request request) {
        request.exchange().problem(plain.id());
        Problem problem = plain.status() >= 500 ? plain.with("request", request.exchange().id()) : plain;
        return storedByNobody(shown(problem, request));
    }

    /** A fault may be over in a moment. */
    private static Response storedByNobody(Response response) {
        return response.headers().stream().anyMatch(header -> header.getKey().equalsIgnoreCase("Cache-Control")) ? response : response.header("Cache-Control", "no-store");
    }

    private Response shown(Problem problem, Request request) {
        boolean html = Negotiation.choose(request.header("Accept"), List.of(Format.ROWS_JSON, Format.HTML)).equals(Optional.of(Format.HTML));
        if (html) {
            try {
                Response page = Response.text(Format.HTML, problemPage.render(problem, request)).status(problem.status());
                return Response.withHeaders(page, problem).header("Vary", "Accept");
            } catch (RuntimeException e) {
                LOG.error("{} the page of problem {} failed", request.exchange().id(), problem.id(), e);
            }
        }
        return Response.problem(problem, request.address()).header("Vary", "Accept");
    }

    private static Map<String, String> headers(HttpServletRequest in) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(in.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", Collections.list(in.getHeaders(name))));
        }
        return headers;
    }

    /** What a proxy says of the address is believed when the proxy is one that the operator named. */
    private static Address address(HttpServletRequest in, Exchange exchange) {
        return exchange.proxied()
                ? Address.of(in.getScheme(), in.getHeader("Host"), first(in.getHeader("X-Forwarded-Proto")), first(in.getHeader("X-Forwarded-Host")), first(in.getHeader("X-Forwarded-Prefix")))
                : Address.of(in.getScheme(), in.getHeader("Host"), null, null, null);
    }

    private static String first(String list) {
        return list == null ? null : Arrays.stream(list.split(",")).findFirst().map(String::strip).orElse(null);
    }
}
