package eu.policygraph.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders the templates that were compiled at build time. */
public final class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "eu.policygraph.page.templates");

    /** @param name file name of the template without suffix */
    String render(String name, Map<String, Object> parameters) {
        StringOutput out = new StringOutput(16 * 1024);
        engine.render(name + ".jte", parameters, out);
        return out.toString();
    }
}
