package eu.policygraph.store;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** What a store notes about itself: statements in a graph that no reader sees. */
final class Terms {

    private static final String BASE = "urn:x-policygraph:";

    /** The graph of these notes, and their subject where they are about the store as a whole. */
    static final Node STORE = NodeFactory.createURI(BASE + "store");

    /** Of a graph: digest of what the files said of it when they were last looked at. */
    static final Node FILE_DIGEST = NodeFactory.createURI(BASE + "fileDigest");

    /** Of the store: digest of the files as they were last looked at. */
    static final Node FILES = NodeFactory.createURI(BASE + "files");

    /** Of the store: digest of the ontology and shapes under which the data were last found valid. */
    static final Node VALID_UNDER = NodeFactory.createURI(BASE + "validUnder");

    /** Of the store, in a checkpoint only: number of the last change that it holds. */
    static final Node SEQUENCE = NodeFactory.createURI(BASE + "sequence");

    /** Of the store, in a checkpoint only: identity of that change. */
    static final Node CHANGE = NodeFactory.createURI(BASE + "change");

    /** Prefix of the datatype under which a checkpoint keeps a literal whose spelling TDB2 would not keep. */
    static final String SPELT = BASE + "spelt:";

    private Terms() {}
}
