package eu.policygraph.search;

import eu.policygraph.graph.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * The full-text index and the identifiers of one snapshot, in memory. Safe for any number of threads. The index of a later
 * snapshot shares its files; a query with {@code text:query} sees the latest one, the search page that of its own snapshot.
 */
public final class SearchIndex {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final int MAX_WORDS = 30;
    private static final int NEAREST = 5;

    /** All that the index is made from. */
    public static final Set<Node> PROPERTIES = Stream.of(Labelling.PROPERTIES.keySet(), Labelling.TOPICS, Register.IDENTIFIERS, Register.DATES).flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final Register register;
    private final TextIndexLucene text;
    private final IndexSearcher searcher;
    private final Folding folding = new Folding();
    private final Set<String> languages;

    private SearchIndex(Register register, TextIndexLucene text) {
        this.register = register;
        this.text = text;
        this.searcher = searcher(text);
        this.languages = Collections.unmodifiableSet(new TreeSet<>(IndexWriting.languages(searcher)));
    }

    /** Reads all labels and identifiers of a snapshot once. */
    public static SearchIndex of(Snapshot snapshot) {
        Register register = Register.of(snapshot);
        return new SearchIndex(register, IndexWriting.write(snapshot, register));
    }

    /**
     * The index of a later snapshot: only what changed is read again.
     *
     * @param changed see {@link Snapshot#changedSince}
     */
    public SearchIndex after(Snapshot snapshot, Set<Node> changed) {
        Register next = register.after(snapshot.union(), changed);
        IndexWriting.update(text, snapshot, next, changed);
        return new SearchIndex(next, text);
    }

    /** A searcher of the index as it is now. Its reader is closed when nobody has the searcher any more: a request may still be searching. */
    private static IndexSearcher searcher(TextIndexLucene text) {
        try {
            DirectoryReader reader = DirectoryReader.open(text.getIndexWriter());
            IndexSearcher searcher = new IndexSearcher(reader);
            CLEANER.register(searcher, () -> close(reader));
            return searcher;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(DirectoryReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes {@code text:query} (Jena's property function) work in queries over a dataset: over all labels, or over one of
     * the labelling properties by name. It sees the union of the graphs, inside {@code GRAPH} too.
     *
     * @param index asked at the first {@code text:query}, for it may still be in the making
     */
    public static void serve(DatasetGraph dataset, Supplier<SearchIndex> index) {
        InvocationHandler whenAsked = (proxy, method, arguments) -> {
            try {
                return method.invoke(index.get().text, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        dataset.getContext().set(TextQuery.textIndex, Proxy.newProxyInstance(TextIndex.class.getClassLoader(), new Class<?>[] {TextIndex.class}, whenAsked));
    }

    /** The kinds of things that can be found, sorted. */
    public Set<String> kinds() {
        return register.kinds();
    }

    /** The language tags of the texts, in lower case, sorted. */
    public Set<String> languages() {
        return languages;
    }

    /**
     * Finds things by an identifier, or by words of which each has to be in the text, whole or as the beginning of a word.
     *
     * @param kind only things of this kind
     * @param language only texts in this language or in none; a language tag in lower case
     */
    public Findings find(String request, Optional<String> kind, Optional<String> language) {
        List<Identifier> identifiers = IdentifierReader.read(request);
        Map<String, Hit> hits = new LinkedHashMap<>();
        register.bearing(identifiers).forEach(hit -> hits.put(hit.entry().iri(), hit));
        List<String> words = folding.words(request).stream().limit(MAX_WORDS).toList();
        if (!words.isEmpty()) {
            byText(all(words), language).forEach(hit -> hits.putIfAbsent(hit.entry().iri(), hit));
        }
        List<Hit> asked = hits.values().stream().filter(hit -> kind.isEmpty() || hit.entry().kind().equals(kind.get())).toList();
        List<Entry> nearest = hits.isEmpty() && !words.isEmpty() ? byText(alike(words), Optional.empty()).stream().limit(NEAREST).map(Hit::entry).toList() : List.of();
        return new Findings(identifiers, asked, byKind(hits), nearest);
    }

    /** Hits by score, ties by IRI; each thing once, with its best text. */
    private List<Hit> byText(Query query, Optional<String> language) {
        try {
            Map<String, Hit> best = new HashMap<>();
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc scored : searcher.search(query, Math.max(searcher.getIndexReader().maxDoc(), 1)).scoreDocs) {
                Document document = stored.document(scored.doc);
                String tag = Optional.ofNullable(document.get(IndexWriting.LANGUAGE)).orElse("");
                if (language.isEmpty() || tag.isEmpty() || tag.equalsIgnoreCase(language.get())) {
                    String iri = document.get(IndexWriting.IRI);
                    String property = document.get(IndexWriting.PROPERTY);
                    Hit hit = new Hit(register.find(iri).orElseThrow(), document.get(IndexWriting.VALUE), tag, property, rounded(scored.score), false);
                    best.merge(iri, hit, SearchIndex::better);
                }
            }
            return best.values().stream().sorted(Comparator.comparingDouble(Hit::score).reversed().thenComparing(hit -> hit.entry().iri())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Hit better(Hit a, Hit b) {
        Comparator<Hit> order = Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::language, Comparator.comparing(l -> !l.equals("en"))).thenComparing(Hit::language).thenComparing(Hit::text);
        return order.compare(a, b) <= 0 ? a : b;
    }

    private static double rounded(float score) {
        return Math.round(score * 1000.0) / 1000.0;
    }

    private static Query all(List<String> words) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words) {
            query.add(new BooleanQuery.Builder().add(new TermQuery(new Term(IndexWriting.WORDS, word)), Occur.SHOULD)
                    .add(new BoostQuery(new ConstantScoreQuery(new PrefixQuery(new Term(IndexWriting.WORDS, word))), 0.5f), Occur.SHOULD).build(), Occur.MUST);
        }
        query.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(IndexWriting.WHOLE, String.join(" ", words)))), 10), Occur.SHOULD);
        return weighted(query);
    }

    private static Query alike(List<String> words) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words) {
            query.add(new FuzzyQuery(new Term(IndexWriting.WORDS, word), word.length() < 5 ? 1 : 2, 1), Occur.SHOULD);
        }
        return query.build();
    }

    private static Query weighted(BooleanQuery.Builder query) {
        for (float weight = 1; weight <= Labelling.MAX_WEIGHT; weight++) {
            query.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(IndexWriting.WEIGHT, Float.toString(weight)))), weight), Occur.SHOULD);
        }
        return query.build();
    }

    private static Map<String, Integer> byKind(Map<String, Hit> hits) {
        Map<String, Integer> counts = hits.values().stream().collect(Collectors.toMap(hit -> hit.entry().kind(), hit -> 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        new LinkedHashSet<>(counts.entrySet()).stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }
}
