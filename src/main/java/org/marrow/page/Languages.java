package org.marrow.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.vocabulary.Graphs;

/// The languages of pages: English, in which the publishers name terms, and those of the translations of a release.
///
/// The HPO writes `tw` for the Chinese of Taiwan, which in BCP 47 is `zh-TW`, while `tw` is Twi.
public final class Languages {

    /// The tag of the publishers' own names.
    public static final String ENGLISH = "en";

    private static final Map<String, String> STANDARD = Map.of("tw", "zh-TW");

    private static final Map<String, String> NAMES = Map.of("dtp", "Kadazan Dusun", "nna", "Nyangumarta");

    private Languages() {}

    /// The tags of the translations that a release has, ordered.
    public static List<String> of(Lookup lookup) {
        return lookup.releases().manifest().statements().keySet().stream()
                .filter(graph -> graph.startsWith(Graphs.translations()))
                .map(graph -> graph.substring(Graphs.translations().length()))
                .toList();
    }

    /// A tag as BCP 47 has it.
    public static String standard(String tag) {
        return STANDARD.getOrDefault(tag, tag);
    }

    /// What a language is called in English.
    public static String name(String tag) {
        return NAMES.getOrDefault(tag, Locale.forLanguageTag(standard(tag)).getDisplayName(Locale.ENGLISH));
    }

    /// The one of `available` that a reader likes best who accepts `ranges`; empty where that is English.
    ///
    /// @param ranges as the header `Accept-Language` has them
    /// @throws IllegalArgumentException if they are none
    public static Optional<String> preferred(String ranges, List<String> available) {
        Map<String, String> tags = new LinkedHashMap<>();
        available.forEach(tag -> tags.put(standard(tag).toLowerCase(Locale.ROOT), tag));
        List<String> all = new ArrayList<>(tags.keySet());
        all.add(ENGLISH);
        return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(ranges), all))
                .map(found -> found.toLowerCase(Locale.ROOT))
                .map(tags::get);
    }
}
