package eu.policygraph.page;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.query.PrebuiltQuery;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Highlighting of queries. */
class CodeTest {

    @Test
    void thePiecesAreTheTextOfEveryQuery() {
        List<PrebuiltQuery> queries = Project.catalogue().all();
        assertThat(queries).hasSizeGreaterThan(40).allSatisfy(query -> {
            List<Code> pieces = Code.of(query.text());
            assertThat(pieces.stream().map(Code::text).collect(Collectors.joining())).isEqualTo(query.text());
            assertThat(pieces.stream().map(Code::style)).contains("kw", "var", "str", "com");
        });
    }

    @Test
    void keywordsVariablesTextsAndCommentsAreTold() {
        assertThat(styled("SELECT ?x { ?x a ex:select ; ex:p \"# no ?comment\"@en, <http://ex#y> } # yes SELECT"))
                .containsExactly("kw:SELECT", "var:?x", "var:?x", "kw:a", "str:\"# no ?comment\"", "str:<http://ex#y>", "com:# yes SELECT");
        assertThat(styled("FILTER(?a < 3 && ?b > 2)")).containsExactly("kw:FILTER", "var:?a", "var:?b");
        assertThat(styled("'''a\n'b'''")).containsExactly("str:'''a\n'b'''");
    }

    private static List<String> styled(String sparql) {
        return Code.of(sparql).stream().filter(piece -> piece.style() != null).map(piece -> piece.style() + ":" + piece.text()).toList();
    }
}
