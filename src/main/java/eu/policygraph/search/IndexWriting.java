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
import java.util.TreeMap;
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
import org.apache.lucene.index.Term;
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

    private static final Comparator<Node> BY_IRI = Comparator.comparing(Node::getURI);

    private final Graph union;
    private final Register register;
    private final Folding folding = new Folding();
    private final TextIndexLucene index;

    private IndexWriting(Graph union, Register register, TextIndexLucene index) {
        this.union = union;
        this.register = register;
        this.index = index;
    }

    private static TextIndexLucene empty() {
        EntityDefinition fields = new EntityDefinition(IRI, TEXT);
        fields.setLangField(LANGUAGE);
        Labelling.PROPERTIES.forEach((property, field) -> fields.set(field, property));
        TextIndexConfig config = new TextIndexConfig(fields);
        config.setAnalyzer(new Folding());
        config.setValueStored(true);
        return new TextIndexLucene(new ByteBuffersDirectory(), config);
    }

    /** A new index of all texts. */
    static TextIndexLucene write(Snapshot snapshot, Register register) {
        TextIndexLucene index = empty();
        IndexWriting writing = new IndexWriting(snapshot.listing(), register, index);
        Set<Node> subjects = new TreeSet<>(BY_IRI);
        for (Node property : Labelling.PROPERTIES.keySet()) {
            writing.union.find(Node.ANY, property, Node.ANY).mapWith(Triple::getSubject).filterKeep(Node::isURI).forEachRemaining(subjects::add);
        }
        register.all().forEach(entry -> subjects.add(NodeFactory.createURI(entry.iri())));
        writing.add(subjects);
        return index;
    }

    /** Brings an index up to date with a later snapshot. A reader that is open keeps seeing the earlier one. */
    static void update(TextIndexLucene index, Snapshot snapshot, Register register, Set<Node> changed) {
        IndexWriting writing = new IndexWriting(snapshot.union(), register, index);
        Set<Node> affected = new TreeSet<>(BY_IRI);
        for (Node subject : changed) {
            if (subject.isURI()) {
                affected.add(subject);
                Labelling.TOPICS.forEach(property -> writing.union.find(Node.ANY, property, subject).mapWith(Triple::getSubject).filterKeep(Node::isURI).forEachRemaining(affected::add));
            }
        }
        try {
            index.getIndexWriter().deleteDocuments(affected.stream().map(subject -> new Term(IRI, subject.getURI())).toArray(Term[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writing.add(affected);
    }

    private void add(Set<Node> subjects) {
        try {
            for (Node subject : subjects) {
                labels(subject);
                Optional<Entry> entry = register.find(subject.getURI());
                if (entry.isPresent()) {
                    topics(entry.get());
                    slug(entry.get());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        index.commit();
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

    private void labels(Node subject) throws IOException {
        Map<Node, List<Node>> texts = new TreeMap<>(Comparator.comparing(Node::toString));
        for (Node property : Labelling.PROPERTIES.keySet()) {
            union.find(subject, property, Node.ANY).mapWith(Triple::getObject).filterKeep(Node::isLiteral)
                    .forEachRemaining(text -> texts.computeIfAbsent(text, t -> new ArrayList<>()).add(property));
        }
        for (Map.Entry<Node, List<Node>> text : texts.entrySet()) {
            Document document = document(subject, text.getKey(), text.getValue().get(0));
            document.add(new TextField(TEXT, text.getKey().getLiteralLexicalForm(), Store.YES));
            text.getValue().forEach(property -> document.add(new TextField(Labelling.PROPERTIES.get(property), text.getKey().getLiteralLexicalForm(), Store.YES)));
            index.getIndexWriter().addDocument(document);
        }
    }

    /** Labels of what a thing is about, found by the search page only: they are not labels of the thing. */
    private void topics(Entry entry) throws IOException {
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

    /** The last part of an address finds its thing too, as far as the label does not say the same. */
    private void slug(Entry entry) throws IOException {
        List<String> label = folding.words(entry.label("en"));
        if (!label.containsAll(folding.words(entry.slug()))) {
            index.getIndexWriter().addDocument(document(NodeFactory.createURI(entry.iri()), NodeFactory.createLiteralString(entry.slug()), DCTerms.identifier.asNode()));
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
