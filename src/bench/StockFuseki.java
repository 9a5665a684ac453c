import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.tdb2.DatabaseMgr;

/// Fuseki as it comes, over a TDB2 database that is not written to, beside an empty dataset that may be.
///
/// Run by `src/bench/stock` as a source file, with nothing of Marrow on the class path.
final class StockFuseki {

    /// @param args the database, the port, and how many seconds a query is given
    public static void main(String[] args) {
        // A line in the log for each request would cost Fuseki time.
        Logger.getLogger("").setLevel(Level.WARNING);
        DatasetGraph database = DatabaseMgr.connectDatasetGraph(args[0]);
        DatasetGraph scratch = DatasetGraphFactory.createTxnMem();
        for (DatasetGraph dataset : new DatasetGraph[] {database, scratch}) {
            dataset.getContext().set(ARQ.queryTimeout, args[2] + "000");
        }
        FusekiServer server = FusekiServer.create()
                .port(Integer.parseInt(args[1]))
                .loopback(true)
                .enablePing(true)
                .enableStats(true)
                .add("/ds", database, false)
                .add("/scratch", scratch)
                .build()
                .start();
        System.out.println("Stock Fuseki answers at http://localhost:" + server.getPort() + "/");
        server.join();
    }
}
