package eu.policygraph.rivals;

import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;

/** Fuseki as its command line starts it for a file, with its transactional dataset in memory: {@code FusekiServed PORT FILE}. */
public final class FusekiServed {

    private FusekiServed() {}

    public static void main(String[] arguments) {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        Txn.executeWrite(dataset, () -> RDFDataMgr.read(dataset, arguments[1]));
        FusekiServer.create().loopback(true).port(Integer.parseInt(arguments[0])).add("/ds", dataset).build().start().join();
    }
}
