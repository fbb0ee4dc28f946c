package eu.policygraph.publish;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Citation;
import eu.policygraph.model.Namespaces;
import java.util.Optional;

/** Cites a snapshot by its version. Its year is that of the last retrieval of a source; there is no date of release to tell. */
final class Citations {

    private Citations() {}

    static Citation of(Snapshot snapshot) {
        Optional<String> day = Coverage.of(snapshot).lastRetrieved();
        String version = snapshot.version();
        return new Citation(text(snapshot, day), bibtex(snapshot, day), ris(version, day), cff(version));
    }

    private static String text(Snapshot snapshot, Optional<String> day) {
        return "%s%s. %s [data set]. Version sha256:%s. %s. Licence: %s.".formatted(Publication.PUBLISHER, day.map(d -> " (" + d.substring(0, 4) + ")").orElse(""),
                Publication.TITLE, snapshot.version(), Namespaces.BASE, Publication.SPDX_LICENCE);
    }

    private static String bibtex(Snapshot snapshot, Optional<String> day) {
        return """
                @misc{eu-policy-graph-%s,
                  author    = {{%s}},
                  title     = {{%s}},
                %s  version   = {sha256:%s},
                  url       = {%s},
                  note      = {Data set. Licence: %s}
                }
                """.formatted(snapshot.shortVersion(), Publication.PUBLISHER, Publication.TITLE, day.map(d -> "  year      = {" + d.substring(0, 4) + "},\n").orElse(""),
                snapshot.version(), Namespaces.BASE, Publication.SPDX_LICENCE);
    }

    private static String ris(String version, Optional<String> day) {
        return """
                TY  - DATA
                AU  - %s
                TI  - %s
                %sET  - sha256:%s
                UR  - %s
                C1  - %s
                ER  -\s
                """.formatted(Publication.PUBLISHER, Publication.TITLE, day.map(d -> "PY  - " + d.substring(0, 4) + "\n").orElse(""),
                version, Namespaces.BASE, Publication.SPDX_LICENCE).replace("\n", "\r\n");
    }

    private static String cff(String version) {
        return """
                cff-version: 1.2.0
                message: "If you use this data, please cite it as below."
                type: dataset
                title: "%s"
                authors:
                  - name: "%s"
                version: "sha256:%s"
                url: "%s"
                license: %s
                """.formatted(Publication.TITLE, Publication.PUBLISHER, version, Namespaces.BASE,
                Publication.SPDX_LICENCE);
    }
}
