package eu.policygraph.page;

import eu.policygraph.model.Format;
import eu.policygraph.web.Response;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/** Renders the templates that were compiled at build time. */
public final class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "eu.policygraph.page.templates");

    /**
     * A page as an answer that depends on language and Accept.
     *
     * @param parameters of the template beside {@code frame}
     */
    Response page(Frame frame, String name, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("frame", frame);
        return Response.text(Format.HTML, render(name, all)).header("Content-Language", frame.language().tag()).header("Vary", "Accept, Accept-Language");
    }

    /** @param name file name of the template without suffix */
    String render(String name, Map<String, Object> parameters) {
        StringOutput out = new StringOutput(16 * 1024);
        engine.render(name + ".jte", parameters, out);
        return out.toString();
    }
}
