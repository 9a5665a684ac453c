package org.marrow.web;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// How connections are taken: their number, what a request's headers may be, and how long nothing may move.
final class Connections {

    private static final int QUEUE = 1_024;
    private static final int HURRIED_MILLIS = 1_000;

    /// A caller who reads too little is noticed by what is left here; the system's own buffers hold megabytes.
    private static final int SEND_BUFFER = 1 << 18;

    /// Jetty uses buffers of this size again; Fuseki's five megabytes are made anew for each answer.
    private static final int BUFFER = 1 << 15;

    private Connections() {}

    /// Sets up the connectors of `server`, which has not started.
    static void limit(Server server, Settings.Http settings) {
        connectors(server).forEach(connector -> {
            connector.setIdleTimeout(settings.idle().toMillis());
            connector.setAcceptQueueSize(QUEUE);
            connector.setAcceptedSendBufferSize(SEND_BUFFER);
            connector.getConnectionFactories().stream()
                    .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                    .map(factory -> ((HttpConfiguration.ConnectionFactory) factory).getHttpConfiguration())
                    .forEach(http -> {
                        http.setRequestHeaderSize(settings.headerBytes().asInt());
                        http.setResponseHeaderSize(BUFFER);
                        http.setOutputBufferSize(BUFFER);
                        http.setSendServerVersion(false);
                        http.setSendXPoweredBy(false);
                    });
        });
        var limit = new NetworkConnectionLimit(settings.connections(), server);
        limit.setEndPointIdleTimeout(HURRIED_MILLIS);
        server.addBean(limit);
    }

    /// How many there are.
    static int count(Server server) {
        return connectors(server)
                .mapToInt(connector -> connector.getConnectedEndPoints().size())
                .sum();
    }

    private static Stream<ServerConnector> connectors(Server server) {
        return Arrays.stream(server.getConnectors())
                .filter(ServerConnector.class::isInstance)
                .map(ServerConnector.class::cast);
    }
}
