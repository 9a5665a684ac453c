package org.marrow.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.marrow.model.MarrowException;

/// The kinds of published file that Marrow reads, each recognised by how it begins, never by its name.
public enum FileKind {
    /// The HPO as obographs JSON.
    HPO_JSON("hp", "Human Phenotype Ontology", Publication.HPO, Copies.ONE, Begin::isObographs),
    /// The HPO as OBO text.
    HPO_OBO(
            "hp",
            "Human Phenotype Ontology",
            Publication.HPO,
            Copies.ONE,
            begin -> begin.text().startsWith("format-version:")),
    /// The HPO as OWL in RDF/XML.
    HPO_OWL("hp", "Human Phenotype Ontology", Publication.HPO, Copies.ONE, begin -> begin.isXml("<rdf:RDF")),
    /// The HPO's disease annotations.
    HPOA(
            "phenotype.hpoa",
            "HPO disease annotations",
            Publication.HPO,
            Copies.ONE,
            begin -> begin.hasColumns("database_id", "hpo_id", "aspect", "biocuration")),
    /// The HPO's genes of diseases.
    GENES_TO_DISEASE(
            "genes_to_disease",
            "HPO genes of diseases",
            Publication.HPO,
            Copies.ONE,
            begin -> begin.hasColumns("ncbi_gene_id", "association_type", "disease_id")),
    /// The HPO's phenotypes of genes, in the new or the old form.
    GENES_TO_PHENOTYPE(
            "genes_to_phenotype",
            "HPO phenotypes of genes",
            Publication.HPO,
            Copies.ONE,
            begin -> begin.firstLine().startsWith("ncbi_gene_id\tgene_symbol\thpo_id")
                    || begin.firstLine().startsWith("#Format: entrez-gene-id<tab>")),
    /// The HPO's genes of phenotypes, in the new or the old form.
    PHENOTYPE_TO_GENES(
            "phenotype_to_genes",
            "HPO genes of phenotypes",
            Publication.HPO,
            Copies.ONE,
            begin -> begin.firstLine().startsWith("hpo_id\thpo_name\tncbi_gene_id")
                    || begin.firstLine().startsWith("#Format: HPO-id<tab>")),
    /// NCBI Gene's table of MIM numbers, genes and concepts.
    MIM2GENE_MEDGEN(
            "mim2gene_medgen",
            "NCBI MIM numbers, genes and concepts",
            Publication.NCBI,
            Copies.ONE,
            begin -> begin.hasColumns("mim number", "geneid", "medgencui")),
    /// MedGen's names.
    MEDGEN_NAMES(
            "medgen-names",
            "MedGen names",
            Publication.NCBI,
            Copies.ONE,
            begin -> begin.hasRrfColumns("cui", "name", "source", "suppress")),
    /// MedGen's terms of other vocabularies.
    MEDGEN_CONSO(
            "medgen-mgconso",
            "MedGen terms of other vocabularies",
            Publication.NCBI,
            Copies.MANY,
            begin -> begin.hasRrfColumns("cui", "ts", "stt", "sab", "tty", "str")),
    /// MedGen's definitions.
    MEDGEN_DEF(
            "medgen-mgdef",
            "MedGen definitions",
            Publication.NCBI,
            Copies.MANY,
            begin -> begin.hasRrfColumns("cui", "def", "source", "suppress")),
    /// MedGen's relations.
    MEDGEN_REL(
            "medgen-mgrel",
            "MedGen relations",
            Publication.NCBI,
            Copies.MANY,
            begin -> begin.hasRrfColumns("cui1", "rel", "cui2", "rela")),
    /// MedGen's semantic types.
    MEDGEN_STY(
            "medgen-mgsty",
            "MedGen semantic types",
            Publication.NCBI,
            Copies.MANY,
            begin -> begin.hasRrfColumns("cui", "tui", "stn", "sty")),
    /// MedGen's attributes.
    MEDGEN_SAT(
            "medgen-mgsat",
            "MedGen attributes",
            Publication.NCBI,
            Copies.MANY,
            begin -> begin.hasRrfColumns("cui", "metaui", "atn", "atv")),
    /// MedGen's merged concepts.
    MEDGEN_MERGED(
            "medgen-merged",
            "MedGen merged concepts",
            Publication.NCBI,
            Copies.ONE,
            begin -> begin.hasRrfColumns("cui", "tocui")),
    /// MedGen's identifiers in other vocabularies.
    MEDGEN_ID_MAPPINGS(
            "medgen-id-mappings",
            "MedGen identifiers in other vocabularies",
            Publication.NCBI,
            Copies.ONE,
            begin -> begin.hasRrfColumns("cui_or_cn_id", "pref_name", "source_id")),
    /// MedGen's HPO terms of concepts.
    MEDGEN_HPO_MAPPING(
            "medgen-hpo-mapping",
            "MedGen HPO terms of concepts",
            Publication.NCBI,
            Copies.ONE,
            begin -> begin.hasRrfColumns("cui", "sdui", "hpostr", "medgenstr")),
    /// MedGen's HPO terms of OMIM's diseases.
    MEDGEN_HPO_OMIM_MAPPING(
            "medgen-hpo-omim-mapping",
            "MedGen HPO terms of OMIM diseases",
            Publication.NCBI,
            Copies.ONE,
            begin -> begin.hasRrfColumns("omim_cui", "mim_number", "relationship")),
    /// MedGen's publications of concepts.
    MEDGEN_PUBMED(
            "medgen-pubmed",
            "MedGen publications of concepts",
            Publication.NCBI,
            Copies.ONE,
            begin -> begin.hasRrfColumns("uid", "cui", "name", "pmid")),
    /// MedGen's earlier concept identifiers.
    MEDGEN_CUI_HISTORY(
            "medgen-cui-history",
            "MedGen earlier concept identifiers",
            Publication.NCBI,
            Copies.ONE,
            begin -> begin.hasColumns("previous_cui", "current_cui")),
    /// MedGen's earlier concepts of identifiers: its own UID, HPO, ORDO or Mondo.
    MEDGEN_ID_HISTORY(
            "medgen-id-history",
            "MedGen earlier concepts of identifiers",
            Publication.NCBI,
            Copies.MANY,
            begin -> begin.hasColumns("cui", "iscurrent")),
    /// A mapping set.
    SSSOM(
            "mappings",
            "Mapping set",
            Publication.OWN,
            Copies.MANY,
            begin -> begin.hasColumns("subject_id", "predicate_id", "object_id")),
    /// Translations of labels and definitions.
    BABELON(
            "translations",
            "HPO translations",
            Publication.HPO,
            Copies.MANY,
            begin -> begin.hasColumns("subject_id", "predicate_id", "translation_value")),
    /// Translated synonyms.
    TRANSLATED_SYNONYMS(
            "translated-synonyms",
            "HPO translated synonyms",
            Publication.HPO,
            Copies.MANY,
            begin -> begin.hasLine("ID\tAL oboInOwl:has")),
    /// Orphanet's phenotypes of rare diseases.
    ORPHANET_PHENOTYPES(
            "orphanet-phenotypes",
            "Orphanet phenotypes of rare diseases",
            Publication.ORPHANET,
            Copies.ONE,
            begin -> begin.isXml("<JDBOR") && begin.text().contains("HPODisorder"));

    private static final int LOOKED_AT = 1 << 16;

    private final String id;
    private final String title;
    private final Publication publication;
    private final Copies copies;
    private final Predicate<Begin> recognises;

    FileKind(String id, String title, Publication publication, Copies copies, Predicate<Begin> recognises) {
        this.id = id;
        this.title = title;
        this.publication = publication;
        this.copies = copies;
        this.recognises = recognises;
    }

    private enum Copies {
        ONE,
        MANY
    }

    /// Under what terms a publisher publishes.
    public enum Publication {
        /// The Human Phenotype Ontology project.
        HPO(
                "https://hpo.jax.org/app/license",
                "Gargano MA et al. The Human Phenotype Ontology in 2024: phenotypes around the world. Nucleic Acids Research 2024;52(D1):D1333-D1346. doi:10.1093/nar/gkad1005"),
        /// The National Center for Biotechnology Information.
        NCBI(
                "https://www.ncbi.nlm.nih.gov/home/about/policies/",
                "Louden DN. MedGen: NCBI's Portal to Information on Medical Conditions with a Genetic Component. Medical Reference Services Quarterly 2020;39(2):183-191. doi:10.1080/02763869.2020.1726152"),
        /// Orphanet.
        ORPHANET(
                "https://creativecommons.org/licenses/by/4.0/",
                "Orphadata: Free access data from Orphanet. INSERM 1999. https://www.orphadata.com"),
        /// Whatever the file says itself.
        OWN("", "");

        private final String licence;
        private final String citation;

        Publication(String licence, String citation) {
            this.licence = licence;
            this.citation = citation;
        }

        /// The IRI of the licence, or an empty text if each file has its own.
        public String licence() {
            return licence;
        }

        /// How the publisher asks to be cited, or an empty text if each file says so itself.
        public String citation() {
            return citation;
        }
    }

    /// A short name, such as `phenotype.hpoa`, that is part of a file's IRI. Formats of one thing share it.
    public String id() {
        return id;
    }

    /// What it is, for people.
    public String title() {
        return title;
    }

    /// Under what terms it is published.
    public Publication publication() {
        return publication;
    }

    /// Whether one release may hold several.
    public boolean isRepeatable() {
        return copies == Copies.MANY;
    }

    /// What `file` is, or nothing if it is of no known kind.
    ///
    /// @throws MarrowException `FILE_TRUNCATED` or `FILE_MISSING` if it cannot be read
    public static Optional<FileKind> find(SourceFile file) {
        Begin begin = new Begin(begin(file));
        return Arrays.stream(values())
                .filter(kind -> kind.recognises.test(begin))
                .findFirst();
    }

    /// What `file` is.
    ///
    /// @throws MarrowException `WRONG_FILE_KIND`, quoting how it begins, if it is of no known kind
    public static FileKind of(SourceFile file) {
        return find(file).orElseThrow(() -> {
            String firstLine = new Begin(begin(file)).firstLine();
            return file.wrongKind(
                    1,
                    firstLine.isEmpty() ? "an empty first line" : "\"" + firstLine + "\"",
                    "the beginning of a file of the HPO, MedGen, NCBI Gene or Orphanet, of a mapping set or a translation");
        });
    }

    private static String begin(SourceFile file) {
        try (InputStream bytes = file.open()) {
            return new String(bytes.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw file.unreadable(1, e);
        }
    }

    /// How a file begins.
    private record Begin(String text) {

        private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

        Begin {
            text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        }

        boolean isObographs() {
            return text.stripLeading().startsWith("{") && text.contains("\"graphs\"");
        }

        boolean isXml(String root) {
            return text.stripLeading().startsWith("<") && text.contains(root);
        }

        String firstLine() {
            return text.lines().findFirst().orElse("");
        }

        boolean hasLine(String start) {
            return text.lines().anyMatch(line -> line.startsWith(start));
        }

        /// Whether a line names all of `names`, separated by tabs, in any order and in either header style.
        boolean hasColumns(String... names) {
            List<String> wanted = normalised(names);
            return text.lines()
                    .filter(line -> line.contains("\t"))
                    .limit(1000)
                    .anyMatch(line -> columns(line, "\t").containsAll(wanted));
        }

        /// Whether the first line names all of `names`, separated as in MedGen's files.
        boolean hasRrfColumns(String... names) {
            List<String> columns = columns(firstLine(), firstLine().contains("|") ? "\\|" : ",");
            return columns.containsAll(normalised(names));
        }

        private static List<String> columns(String line, String separator) {
            return normalised(line.split(separator, -1));
        }

        private static List<String> normalised(String... names) {
            return Arrays.stream(names)
                    .map(name -> name.toLowerCase(Locale.ROOT)
                            .replace("_", "")
                            .replace("#", "")
                            .replace("\"", "")
                            .strip())
                    .toList();
        }
    }
}
