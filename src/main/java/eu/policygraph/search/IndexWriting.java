package eu.policygraph.search;

import eu.policygraph.graph.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Writes the index: one document for each thing and text. The fields that {@code text:query} reads follow jena-text
 * (a field per labelling property, and {@value #TEXT} for them all); {@value #WORDS} is what the search page looks in.
 */
final class IndexWriting {

    /** Characters; Lucene refuses terms of more than 32 KiB. */
    private static final int MAX_WHOLE = 1_000;

    static final String IRI = "iri";
    static final String LANGUAGE = "lang";
    static final String TEXT = "text";
    static final String WORDS = "words";
    static final String WHOLE = "whole";
    static final String VALUE = "value";
    static final String PROPERTY = "property";
    static final String WEIGHT = "weight";

    private final Graph union;
    private final Register register;
    private final Folding folding = new Folding();
    private final TextIndexLucene index;

    private IndexWriting(Snapshot snapshot, Register register) {
        this.union = snapshot.union();
        this.register = register;
        EntityDefinition fields = new EntityDefinition(IRI, TEXT);
        fields.setLangField(LANGUAGE);
        Labelling.PROPERTIES.forEach((property, field) -> fields.set(field, property));
        TextIndexConfig config = new TextIndexConfig(fields);
        config.setAnalyzer(folding);
        config.setValueStored(true);
        this.index = new TextIndexLucene(new ByteBuffersDirectory(), config);
    }

    static TextIndexLucene write(Snapshot snapshot, Register register) {
        IndexWriting writing = new IndexWriting(snapshot, register);
        try {
            writing.labels();
            writing.topics();
            writing.slugs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writing.index.commit();
        return writing.index;
    }

    /** The language tags in an index, in lower case. */
    static Set<String> languages(IndexSearcher searcher) {
        Set<String> languages = new TreeSet<>();
        try {
            Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), LANGUAGE);
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
            while (each.next() != null) {
                languages.add(each.term().utf8ToString().toLowerCase(Locale.ROOT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return languages;
    }

    private void labels() throws IOException {
        Map<Node, Map<Node, List<Node>>> texts = new LinkedHashMap<>();
        for (Node property : Labelling.PROPERTIES.keySet()) {
            union.find(Node.ANY, property, Node.ANY).filterKeep(t -> t.getSubject().isURI() && t.getObject().isLiteral()).forEachRemaining(t ->
                    texts.computeIfAbsent(t.getSubject(), s -> new LinkedHashMap<>()).computeIfAbsent(t.getObject(), o -> new ArrayList<>()).add(property));
        }
        List<Node> subjects = texts.keySet().stream().sorted((a, b) -> a.getURI().compareTo(b.getURI())).toList();
        for (Node subject : subjects) {
            List<Map.Entry<Node, List<Node>>> sorted = texts.get(subject).entrySet().stream().sorted(Comparator.comparing(e -> e.getKey().toString())).toList();
            for (Map.Entry<Node, List<Node>> text : sorted) {
                Document document = document(subject, text.getKey(), text.getValue().get(0));
                document.add(new TextField(TEXT, text.getKey().getLiteralLexicalForm(), Store.YES));
                text.getValue().forEach(property -> document.add(new TextField(Labelling.PROPERTIES.get(property), text.getKey().getLiteralLexicalForm(), Store.YES)));
                index.getIndexWriter().addDocument(document);
            }
        }
    }

    /** Labels of what a thing is about, found by the search page only: they are not labels of the thing. */
    private void topics() throws IOException {
        for (Entry entry : register.all()) {
            Map<Node, Node> topics = new LinkedHashMap<>();
            for (Node property : Labelling.TOPICS) {
                union.find(NodeFactory.createURI(entry.iri()), property, Node.ANY).mapWith(Triple::getObject).forEachRemaining(o -> topics.putIfAbsent(o, property));
            }
            for (Map.Entry<Node, Node> topic : topics.entrySet()) {
                for (Node label : union.find(topic.getKey(), Labelling.PROPERTIES.keySet().iterator().next(), Node.ANY).mapWith(Triple::getObject).filterKeep(Node::isLiteral).toList()) {
                    index.getIndexWriter().addDocument(document(NodeFactory.createURI(entry.iri()), label, topic.getValue()));
                }
            }
        }
    }

    /** The last part of an address finds its thing too, as far as the label does not say the same. */
    private void slugs() throws IOException {
        for (Entry entry : register.all()) {
            String slug = entry.slug();
            List<String> label = folding.words(entry.label("en"));
            if (!label.containsAll(folding.words(slug))) {
                index.getIndexWriter().addDocument(document(NodeFactory.createURI(entry.iri()), NodeFactory.createLiteralString(slug), DCTerms.identifier.asNode()));
            }
        }
    }

    private Document document(Node subject, Node text, Node property) {
        String words = text.getLiteralLexicalForm();
        Document document = new Document();
        document.add(new StringField(IRI, subject.getURI(), Store.YES));
        if (!text.getLiteralLanguage().isEmpty()) {
            document.add(new StringField(LANGUAGE, text.getLiteralLanguage(), Store.YES));
        }
        Optional<Entry> entry = register.find(subject.getURI());
        if (entry.isPresent()) {
            document.add(new TextField(WORDS, words, Store.NO));
            document.add(new StringField(WHOLE, StringUtils.truncate(String.join(" ", folding.words(words)), MAX_WHOLE), Store.NO));
            document.add(new StringField(WEIGHT, Float.toString(Labelling.weight(property.getURI()) + entry.get().weight()), Store.NO));
            document.add(new StoredField(VALUE, words));
            document.add(new StoredField(PROPERTY, property.getURI()));
        }
        return document;
    }
}
