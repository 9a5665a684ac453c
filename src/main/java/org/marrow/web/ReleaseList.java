package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.marrow.lookup.Releases;
import org.marrow.page.Frame;
import org.marrow.page.Reading;
import org.marrow.store.ReleasePool;

/// The list at `/release`: every release that is served, and which one is current.
final class ReleaseList extends HttpServlet {

    static final String PATH = "/release";

    private static final String JSON_TYPE = "application/json";

    private final transient ReleasePool pool;
    private final transient Pages pages;

    ReleaseList(ReleasePool pool, Pages pages) {
        this.pool = pool;
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-cache");
        response.addHeader("Vary", "Accept, " + Pages.LANGUAGE);
        if (Pages.arePreferred(request, JSON_TYPE)) {
            Reading reading = pages.reading(request, PATH);
            Releases releases = reading.lookup().releases();
            Pages.write(
                    response,
                    "releases.jte",
                    Frame.of("Releases", "The releases that are served, and what they are made of", reading),
                    reading,
                    Map.of(
                            "current",
                            pool.currentId(),
                            "releases",
                            releases.list().stream()
                                    .flatMap(id -> releases.find(id).stream())
                                    .toList()));
            return;
        }
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
        response.setContentType(JSON_TYPE);
        response.getOutputStream().write(JSON.toStringFlat(list).getBytes(StandardCharsets.UTF_8));
    }
}
