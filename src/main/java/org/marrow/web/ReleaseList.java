package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.marrow.store.ReleasePool;

/// The list at `/release`: every release that is served, and which one is current.
final class ReleaseList extends HttpServlet {

    static final String PATH = "/release";

    private final transient ReleasePool pool;

    ReleaseList(ReleasePool pool) {
        this.pool = pool;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String current = pool.currentId();
        var releases = new JsonArray();
        for (String id : pool.list()) {
            var release = new JsonObject();
            release.put("id", id);
            release.put("current", id.equals(current));
            release.put("url", request.getContextPath() + PATH + "/" + id + "/");
            releases.add(release);
        }
        var list = new JsonObject();
        list.put("current", current);
        list.put("releases", releases);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.toStringFlat(list).getBytes(StandardCharsets.UTF_8));
    }
}
