package org.marrow.lookup;

/// A question of the benchmarks.
public enum Question {
    /// A term with its definition and its synonyms.
    FIND_TERM("term", "HP:0033606"),
    /// What is above a term.
    ANCESTORS("ancestors", "HP:0033606"),
    /// What is below a term.
    DESCENDANTS("descendants", "HP:0001871"),
    /// What is said of conditions and the phenotypes of a branch.
    ROLL_UP_OF_A_BRANCH("roll-up", "HP:0001871"),
    /// What is said of conditions and any phenotypic abnormality.
    ROLL_UP_OF_ALL("roll-up", "HP:0000118"),
    /// The conditions that have a phenotype of a branch, and no more about them.
    CONDITIONS_OF_A_BRANCH("conditions", "HP:0001871"),
    /// The conditions that have any phenotypic abnormality, and no more about them.
    CONDITIONS_OF_ALL("conditions", "HP:0000118"),
    /// How surprising a phenotype is.
    INFORMATION_CONTENT("information-content", "HP:0033606"),
    /// What ten thousand identifiers are.
    RESOLVE_MANY("resolve", ""),
    /// What has three words in its name.
    SEARCH("search", "bone marrow arrest"),
    /// What comes up after a word and a letter.
    COMPLETE_WORDS("complete", "bone m"),
    /// What comes up after the first letter.
    COMPLETE_LETTER("complete", "a"),
    /// What comes up after half a word.
    COMPLETE_WORD("complete", "hepat");

    private final String query;
    private final String about;

    Question(String query, String about) {
        this.query = query;
        this.about = about;
    }

    /// The name of the query that asks it in SPARQL.
    String query() {
        return query;
    }

    /// What it is about: an identifier, or a text.
    String about() {
        return about;
    }

    /// Whether its answer is cut after the best ten, so that rivals that rank otherwise have others there.
    boolean isCut() {
        return query.equals("complete");
    }
}
