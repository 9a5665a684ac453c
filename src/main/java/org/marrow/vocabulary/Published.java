package org.marrow.vocabulary;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// The terms of published vocabularies that Marrow writes and that Jena has no constants for.
public final class Published {

    /// The OBO Foundry's namespace of terms.
    public static final String OBO = "http://purl.obolibrary.org/obo/";

    /// The namespace of oboInOwl.
    public static final String OBO_IN_OWL = "http://www.geneontology.org/formats/oboInOwl#";

    /// The namespace of SSSOM's slots.
    public static final String SSSOM = "https://w3id.org/sssom/";

    /// The namespace of Babelon's slots.
    public static final String BABELON = "https://w3id.org/babelon/";

    /// The namespace of schema.org.
    public static final String SCHEMA = "https://schema.org/";

    /// The namespace of the UMLS's semantic types.
    public static final String STY = "http://purl.bioontology.org/ontology/STY/";

    /// The namespace of the Biolink model.
    public static final String BIOLINK = "https://w3id.org/biolink/vocab/";

    /// `obo:IAO_0000115`, definition.
    public static final Node DEFINITION = NodeFactory.createURI(OBO + "IAO_0000115");

    /// `obo:IAO_0100001`, term replaced by.
    public static final Node REPLACED_BY = NodeFactory.createURI(OBO + "IAO_0100001");

    /// `obo:RO_0002200`, has phenotype.
    public static final Node HAS_PHENOTYPE = NodeFactory.createURI(OBO + "RO_0002200");

    /// `obo:PATO_0000383`, female.
    public static final Node FEMALE = NodeFactory.createURI(OBO + "PATO_0000383");

    /// `obo:PATO_0000384`, male.
    public static final Node MALE = NodeFactory.createURI(OBO + "PATO_0000384");

    /// `oboInOwl:id`.
    public static final Node OBO_ID = NodeFactory.createURI(OBO_IN_OWL + "id");

    /// `oboInOwl:hasDbXref`.
    public static final Node HAS_DB_XREF = NodeFactory.createURI(OBO_IN_OWL + "hasDbXref");

    /// `dcat:version`.
    public static final Node GRAPH_NAME = NodeFactory.createURI("http://www.w3.org/ns/sparql-service-description#name");

    public static final Node DATASET_VERSION = NodeFactory.createURI("http://www.w3.org/ns/dcat#version");

    /// `pav:version`.
    public static final Node PAV_VERSION = NodeFactory.createURI("http://purl.org/pav/version");

    /// `void-ext:datatypePartition`, the statements of a dataset whose objects are literals of one datatype.
    public static final Node DATATYPE_PARTITION = NodeFactory.createURI("http://ldf.fi/void-ext#datatypePartition");

    /// `void-ext:datatype`, which datatype that is.
    public static final Node PARTITION_DATATYPE = NodeFactory.createURI("http://ldf.fi/void-ext#datatype");

    /// `oboInOwl:hasAlternativeId`.
    public static final Node HAS_ALTERNATIVE_ID = NodeFactory.createURI(OBO_IN_OWL + "hasAlternativeId");

    /// `oboInOwl:consider`.
    public static final Node CONSIDER = NodeFactory.createURI(OBO_IN_OWL + "consider");

    /// `oboInOwl:hasSynonymType`.
    public static final Node HAS_SYNONYM_TYPE = NodeFactory.createURI(OBO_IN_OWL + "hasSynonymType");

    /// `oboInOwl:inSubset`.
    public static final Node IN_SUBSET = NodeFactory.createURI(OBO_IN_OWL + "inSubset");

    /// `sssom:MappingSet`.
    public static final Node MAPPING_SET_CLASS = NodeFactory.createURI(SSSOM + "MappingSet");

    /// `sssom:NoTermFound`, in place of a subject or an object: it was looked for, and there is none.
    public static final Node NO_TERM_FOUND = NodeFactory.createURI(SSSOM + "NoTermFound");

    /// `schema:additionalProperty`.
    public static final Node ADDITIONAL_PROPERTY = NodeFactory.createURI(SCHEMA + "additionalProperty");

    /// `schema:PropertyValue`.
    public static final Node PROPERTY_VALUE = NodeFactory.createURI(SCHEMA + "PropertyValue");

    /// `schema:propertyID`.
    public static final Node PROPERTY_ID = NodeFactory.createURI(SCHEMA + "propertyID");

    /// `schema:value`.
    public static final Node VALUE = NodeFactory.createURI(SCHEMA + "value");

    /// `semapv:UnspecifiedMatching`.
    public static final Node UNSPECIFIED_MATCHING =
            NodeFactory.createURI("https://w3id.org/semapv/vocab/UnspecifiedMatching");

    /// `biolink:Gene`.
    public static final Node GENE = NodeFactory.createURI(BIOLINK + "Gene");

    /// `biolink:GeneToPhenotypicFeatureAssociation`.
    public static final Node GENE_TO_PHENOTYPE = NodeFactory.createURI(BIOLINK + "GeneToPhenotypicFeatureAssociation");

    /// `biolink:gene_associated_with_condition`.
    public static final Node GENE_ASSOCIATED_WITH_CONDITION =
            NodeFactory.createURI(BIOLINK + "gene_associated_with_condition");

    /// `biolink:subject`.
    public static final Node SUBJECT = NodeFactory.createURI(BIOLINK + "subject");

    /// `biolink:object`.
    public static final Node OBJECT = NodeFactory.createURI(BIOLINK + "object");

    /// `biolink:disease_context_qualifier`.
    public static final Node DISEASE_CONTEXT = NodeFactory.createURI(BIOLINK + "disease_context_qualifier");

    /// `biolink:frequency_qualifier`.
    public static final Node FREQUENCY_QUALIFIER = NodeFactory.createURI(BIOLINK + "frequency_qualifier");

    /// `sssom:mapping_cardinality`.
    public static final Node MAPPING_CARDINALITY = NodeFactory.createURI(SSSOM + "mapping_cardinality");

    /// `sssom:mapping_justification`.
    public static final Node MAPPING_JUSTIFICATION = NodeFactory.createURI(SSSOM + "mapping_justification");

    /// `sssom:mapping_set`.
    public static final Node MAPPING_SET = NodeFactory.createURI(SSSOM + "mapping_set");

    /// `sssom:mapping_source`.
    public static final Node MAPPING_SOURCE = NodeFactory.createURI(SSSOM + "mapping_source");

    /// `sssom:predicate_modifier`, whose only value, `Not`, makes of a mapping its denial.
    public static final Node PREDICATE_MODIFIER = NodeFactory.createURI(SSSOM + "predicate_modifier");

    /// `sssom:object_label`.
    public static final Node OBJECT_LABEL = NodeFactory.createURI(SSSOM + "object_label");

    /// `sssom:subject_label`.
    public static final Node SUBJECT_LABEL = NodeFactory.createURI(SSSOM + "subject_label");

    private Published() {}
}
