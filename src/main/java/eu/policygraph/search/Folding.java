package eu.policygraph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Cuts text of any language into words (Unicode text segmentation) without case, diacritics, and the elided articles of
 * French and Italian, so that <i>L'Écosse</i> is found by <i>ecosse</i>. No stemming: a word means itself.
 */
final class Folding extends Analyzer {

    private static final CharArraySet ELIDED = new CharArraySet(List.of("l", "d", "qu", "n", "s", "j", "m", "t", "c", "un", "all", "dall", "dell", "nell", "sull", "quell"), true);

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(new GreekLowerCaseFilter(new ElisionFilter(words, ELIDED))));
    }

    /** The words of a text, folded, in order. */
    List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
