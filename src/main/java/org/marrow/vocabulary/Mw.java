package org.marrow.vocabulary;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// The terms of `ontology/marrow.ttl` as nodes, under the same names.
///
/// A test compares the two.
public final class Mw {

    /// The namespace, prefix `mw`.
    public static final String NAMESPACE = "https://w3id.org/marrow/ns#";

    /// `mw:Annotation`.
    public static final Node ANNOTATION_CLASS = term("Annotation");

    /// `mw:Aspect`.
    public static final Node ASPECT_CLASS = term("Aspect");

    /// `mw:Association`.
    public static final Node ASSOCIATION = term("Association");

    /// `mw:Biocuration`.
    public static final Node BIOCURATION_CLASS = term("Biocuration");

    /// `mw:Condition`.
    public static final Node CONDITION_CLASS = term("Condition");

    /// `mw:GeneAssociation`.
    public static final Node GENE_ASSOCIATION = term("GeneAssociation");

    /// `mw:Marker`.
    public static final Node MARKER_CLASS = term("Marker");

    /// `mw:PageLink`.
    public static final Node PAGE_LINK_CLASS = term("PageLink");

    /// `mw:Polarity`.
    public static final Node POLARITY_CLASS = term("Polarity");

    /// `mw:State`.
    public static final Node STATE_CLASS = term("State");

    /// `mw:Absent`.
    public static final Node ABSENT = term("Absent");

    /// `mw:ClinicalCourseAspect`.
    public static final Node CLINICAL_COURSE_ASPECT = term("ClinicalCourseAspect");

    /// `mw:ClinicalTestMarker`.
    public static final Node CLINICAL_TEST_MARKER = term("ClinicalTestMarker");

    /// `mw:ClinVarMarker`.
    public static final Node CLIN_VAR_MARKER = term("ClinVarMarker");

    /// `mw:Contradictory`.
    public static final Node CONTRADICTORY = term("Contradictory");

    /// `mw:Disputed`.
    public static final Node DISPUTED = term("Disputed");

    /// `mw:Excluded`.
    public static final Node EXCLUDED = term("Excluded");

    /// `mw:GeneReviewsMarker`.
    public static final Node GENE_REVIEWS_MARKER = term("GeneReviewsMarker");

    /// `mw:HPOA`.
    public static final Node HPOA = term("HPOA");

    /// `mw:InheritanceAspect`.
    public static final Node INHERITANCE_ASPECT = term("InheritanceAspect");

    /// `mw:MedGen`.
    public static final Node MED_GEN = term("MedGen");

    /// `mw:ModifierAspect`.
    public static final Node MODIFIER_ASPECT = term("ModifierAspect");

    /// `mw:NCBIGene`.
    public static final Node NCBI_GENE = term("NCBIGene");

    /// `mw:OmimMarker`.
    public static final Node OMIM_MARKER = term("OmimMarker");

    /// `mw:Orphanet`.
    public static final Node ORPHANET = term("Orphanet");

    /// `mw:PastMedicalHistoryAspect`.
    public static final Node PAST_MEDICAL_HISTORY_ASPECT = term("PastMedicalHistoryAspect");

    /// `mw:PhenotypicAbnormalityAspect`.
    public static final Node PHENOTYPIC_ABNORMALITY_ASPECT = term("PhenotypicAbnormalityAspect");

    /// `mw:Present`.
    public static final Node PRESENT = term("Present");

    /// `mw:ResearchTestMarker`.
    public static final Node RESEARCH_TEST_MARKER = term("ResearchTestMarker");

    /// `mw:affected`.
    public static final Node AFFECTED = term("affected");

    /// `mw:alias`.
    public static final Node ALIAS = term("alias");

    /// `mw:aliasNamespace`.
    public static final Node ALIAS_NAMESPACE = term("aliasNamespace");

    /// `mw:annotation`.
    public static final Node ANNOTATION = term("annotation");

    /// `mw:aspect`.
    public static final Node ASPECT = term("aspect");

    /// `mw:associationType`.
    public static final Node ASSOCIATION_TYPE = term("associationType");

    /// `mw:biocuration`.
    public static final Node BIOCURATION = term("biocuration");

    /// `mw:clinicalCourse`.
    public static final Node CLINICAL_COURSE = term("clinicalCourse");

    /// `mw:condition`.
    public static final Node CONDITION = term("condition");

    /// `mw:cui`.
    public static final Node CUI = term("cui");

    /// `mw:currentPhenotype`.
    public static final Node CURRENT_PHENOTYPE = term("currentPhenotype");

    /// `mw:curator`.
    public static final Node CURATOR = term("curator");

    /// `mw:diagnosticCriterion`.
    public static final Node DIAGNOSTIC_CRITERION = term("diagnosticCriterion");

    /// `mw:disputedPhenotype`.
    public static final Node DISPUTED_PHENOTYPE = term("disputedPhenotype");

    /// `mw:evidence`.
    public static final Node EVIDENCE = term("evidence");

    /// `mw:examined`.
    public static final Node EXAMINED = term("examined");

    /// `mw:finding`.
    public static final Node FINDING = term("finding");

    /// `mw:frequencyBand`.
    public static final Node FREQUENCY_BAND = term("frequencyBand");

    /// `mw:gene`.
    public static final Node GENE = term("gene");

    /// `mw:guideline`.
    public static final Node GUIDELINE = term("guideline");

    /// `mw:inheritance`.
    public static final Node INHERITANCE = term("inheritance");

    /// `mw:inheritanceType`.
    public static final Node INHERITANCE_TYPE = term("inheritanceType");

    /// `mw:lacksPhenotype`.
    public static final Node LACKS_PHENOTYPE = term("lacksPhenotype");

    /// `mw:line`.
    public static final Node LINE = term("line");

    /// `mw:manifestation`.
    public static final Node MANIFESTATION = term("manifestation");

    /// `mw:marker`.
    public static final Node MARKER = term("marker");

    /// `mw:modifier`.
    public static final Node MODIFIER = term("modifier");

    /// `mw:nameSource`.
    public static final Node NAME_SOURCE = term("nameSource");

    /// `mw:onset`.
    public static final Node ONSET = term("onset");

    /// `mw:pageLink`.
    public static final Node PAGE_LINK = term("pageLink");

    /// `mw:pattern`.
    public static final Node PATTERN = term("pattern");

    /// `mw:percentage`.
    public static final Node PERCENTAGE = term("percentage");

    /// `mw:phenotype`.
    public static final Node PHENOTYPE = term("phenotype");

    /// `mw:polarity`.
    public static final Node POLARITY = term("polarity");

    /// `mw:publishedStatus`.
    public static final Node PUBLISHED_STATUS = term("publishedStatus");

    /// `mw:recentStudy`.
    public static final Node RECENT_STUDY = term("recentStudy");

    /// `mw:relationship`.
    public static final Node RELATIONSHIP = term("relationship");

    /// `mw:search`.
    public static final Node SEARCH = term("search");

    /// `mw:semanticType`.
    public static final Node SEMANTIC_TYPE = term("semanticType");

    /// `mw:sex`.
    public static final Node SEX = term("sex");

    /// `mw:sourceFile`.
    public static final Node SOURCE_FILE = term("sourceFile");

    /// `mw:standsInFor`.
    public static final Node STANDS_IN_FOR = term("standsInFor");

    /// `mw:state`.
    public static final Node STATE = term("state");

    /// `mw:summary`.
    public static final Node SUMMARY = term("summary");

    /// `mw:suppressed`.
    public static final Node SUPPRESSED = term("suppressed");

    /// `mw:uid`.
    public static final Node UID = term("uid");

    /// `mw:unpooled`.
    public static final Node UNPOOLED = term("unpooled");

    /// `mw:validationStatus`.
    public static final Node VALIDATION_STATUS = term("validationStatus");

    private Mw() {}

    private static Node term(String localName) {
        return NodeFactory.createURI(NAMESPACE + localName);
    }
}
