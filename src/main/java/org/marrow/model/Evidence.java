package org.marrow.model;

/// The kind of evidence an annotation rests on: column 6 of `phenotype.hpoa`, each with its class in the Evidence and
/// Conclusion Ontology.
public enum Evidence {
    /// Inferred from electronic annotation.
    IEA("0000501"),
    /// Traceable author statement.
    TAS("0000304"),
    /// Published clinical study.
    PCS("0006017"),
    /// Individual clinical experience.
    ICE("0006019");

    private final Curie eco;

    Evidence(String eco) {
        this.eco = new Curie("ECO", eco);
    }

    /// Its class in the Evidence and Conclusion Ontology.
    public Curie eco() {
        return eco;
    }
}
