package eu.policygraph.browser;

import eu.policygraph.Project;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Namespaces;
import eu.policygraph.thing.Things;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One address of every kind of page. */
final class SitePages {

    private static final List<String> FIXED = List.of("/", "/timeline", "/queries", "/sparql", "/sources", "/ontology", "/ontology/Strategy", "/download", "/help", "/join", "/queries/force-of-acts-in-cellar", "/about", "/accessibility", "/quality",
            "/search?q=child", "/search?q=zzzzqq", "/queries/strategy-tracker?strategy=csa-2020", "/queries/strategy-tracker", "/queries/events-by-year-and-actor", "/queries/timeline-of-a-strategy?strategy=csa-2020",
            "/queries/neighbourhood-of-a-thing?thing=directive-2011-93", "/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20%3Fo%20%7D%20LIMIT%203", "/no-such-page");

    private SitePages() {}

    static List<String> all() {
        List<String> pages = new ArrayList<>(FIXED);
        Things things = Things.of(Project.snapshot());
        for (EntityKind kind : things.kinds().keySet()) {
            pages.add("/" + kind.plural());
            pages.add(EntityKind.pagePath(things.of(kind).get(0).thing().getURI()).orElseThrow());
        }
        pages.add("/strategy/csa-2020");
        pages.add("/strategy/csa-2020?asOf=2022-12-31");
        pages.add("/initiative/csa-2020-2");
        pages.add("/act/regulation-2021-1232");
        pages.add("/procedure/2022-0155-cod");
        return pages.stream().distinct().toList();
    }

    /** The same page in a language. */
    static String in(String language, String page) {
        return page + (page.contains("?") ? "&" : "?") + "lang=" + language;
    }

    /** Every page of the site: one of every kind, every thing, every query, every term. */
    static List<String> everything() {
        Set<String> pages = new LinkedHashSet<>(all());
        Things things = Things.of(Project.snapshot());
        things.kinds().keySet().forEach(kind -> things.of(kind).forEach(row -> pages.add(EntityKind.pagePath(row.thing().getURI()).orElseThrow())));
        Project.catalogue().all().forEach(query -> pages.add("/queries/" + query.name()));
        Project.snapshot().union().stream().map(t -> t.getSubject()).filter(n -> n.isURI() && n.getURI().startsWith(Namespaces.ONTOLOGY)).distinct()
                .forEach(term -> pages.add("/ontology/" + term.getURI().substring(Namespaces.ONTOLOGY.length())));
        return List.copyOf(pages);
    }
}
