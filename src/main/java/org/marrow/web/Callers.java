package org.marrow.web;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Says who asks: the other end of the connection, or, where that is a proxy that is trusted, whom it names.
///
/// @param proxies the addresses of trusted proxies
record Callers(List<String> proxies) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    /// The address of who sent `request`. Every proxy adds the address that it was asked from at the end, so the
    /// last one that is not a trusted proxy's is the last that can be believed.
    String address(Request request) {
        String peer = Request.getRemoteAddr(request);
        if (!proxies.contains(peer)) {
            return peer;
        }
        List<String> named = request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(address -> !proxies.contains(address))
                .toList();
        return named.isEmpty() || !ADDRESS.matcher(named.getLast()).matches() ? peer : named.getLast();
    }
}
