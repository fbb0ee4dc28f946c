package eu.policygraph.page;

import eu.policygraph.model.Format;
import eu.policygraph.web.Response;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/** Renders the templates that were compiled at build time. */
public final class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "eu.policygraph.page.templates");

    /**
     * A page as an answer that depends on language and Accept. One that lacks a {@link Part} is not to be kept by anybody.
     *
     * @param parameters of the template beside {@code frame}
     */
    Response page(Frame frame, String name, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("frame", frame);
        Response page = Response.text(Format.HTML, render(name, all)).header("Content-Language", frame.language().tag()).header("Vary", "Accept, Accept-Language");
        boolean whole = parameters.values().stream().noneMatch(value -> value instanceof Part<?> part && part.isMissing());
        return whole ? page : page.header("Cache-Control", "no-store");
    }

    /** @param name file name of the template without suffix */
    String render(String name, Map<String, Object> parameters) {
        return render(name, parameters, () -> {});
    }

    /**
     * @param name file name of the template without suffix
     * @param clock called with every piece that is written; what it throws comes out of here, and nothing of the page
     */
    String render(String name, Map<String, Object> parameters, Runnable clock) {
        TimedOutput out = new TimedOutput(clock);
        try {
            engine.render(name + ".jte", parameters, out);
        } catch (TemplateException e) {
            throw out.stopped == null ? e : out.stopped;
        }
        return out.toString();
    }

    private static final class TimedOutput extends StringOutput {

        private final Runnable clock;
        private RuntimeException stopped;

        TimedOutput(Runnable clock) {
            super(16 * 1024);
            this.clock = clock;
        }

        @Override
        public void writeContent(String text) {
            look();
            super.writeContent(text);
        }

        @Override
        public void writeContent(String text, int begin, int end) {
            look();
            super.writeContent(text, begin, end);
        }

        private void look() {
            try {
                clock.run();
            } catch (RuntimeException e) {
                stopped = e;
                throw e;
            }
        }
    }
}
