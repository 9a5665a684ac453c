package org.marrow.model;

import java.util.Locale;

/// The kinds of error that Marrow reports, each with a section of the same name in `src/docs/errors.md`.
public enum ErrorCode {
    /// A text is not a CURIE, or its local identifier does not fit its prefix.
    INVALID_CURIE(Blame.CALLER),
    /// A CURIE's prefix is not in `ontology/prefixes.ttl`.
    UNKNOWN_PREFIX(Blame.CALLER),
    /// A named file or folder is not there.
    FILE_MISSING(Blame.CALLER),
    /// A folder cannot be written to.
    FOLDER_NOT_WRITABLE(Blame.CALLER),
    /// A file is of another kind than its option says.
    WRONG_FILE_KIND(Blame.SOURCE),
    /// Several files are of a kind of which a release has but one.
    SOURCE_CONFLICT(Blame.CALLER),
    /// A file ends before it should.
    FILE_TRUNCATED(Blame.SOURCE),
    /// A row or a value of a source file is not as its format says.
    MALFORMED_ROW(Blame.SOURCE),
    /// A term is, through its superclasses, a superclass of itself.
    HIERARCHY_CYCLE(Blame.SOURCE),
    /// A file of `ontology/` does not parse.
    ONTOLOGY_INVALID(Blame.SOURCE),
    /// A file of `queries/` does not parse or lacks a decorator.
    QUERY_INVALID(Blame.SOURCE),
    /// A release has nothing of the given identifier, or nothing to say of it.
    UNKNOWN_IDENTIFIER(Blame.CALLER),
    /// No catalogue query has the given name.
    UNKNOWN_QUERY(Blame.CALLER),
    /// A query parameter is unknown, missing or of the wrong type.
    INVALID_PARAMETER(Blame.CALLER),
    /// A query took longer than it may, and was stopped.
    QUERY_STOPPED(Blame.CALLER),
    /// A query is deeper or longer than is answered here, or makes values that are.
    QUERY_TOO_COMPLEX(Blame.CALLER),
    /// What a request asks for is not allowed, to whomever.
    NOT_ALLOWED(Blame.CALLER),
    /// A caller has used the time that its queries may take in a minute.
    ALLOWANCE_USED(Blame.CALLER),
    /// A text is not a SPARQL query.
    MALFORMED_QUERY(Blame.CALLER),
    /// A text is not a class expression, or names a class or property that the release does not have.
    MALFORMED_EXPRESSION(Blame.CALLER),
    /// A request is not HTTP, has longer headers than the limits allow, is not encoded as its headers say, or does
    /// not have what its kind has.
    MALFORMED_REQUEST(Blame.CALLER),
    /// The body of a request comes too slowly.
    REQUEST_TOO_SLOW(Blame.CALLER),
    /// The service has nothing at the given path.
    UNKNOWN_ROUTE(Blame.CALLER),
    /// What is at a path cannot be asked by the given HTTP method.
    METHOD_NOT_ALLOWED(Blame.CALLER),
    /// An answer cannot be had in any of the media types that the caller accepts.
    NOT_ACCEPTABLE(Blame.CALLER),
    /// A request has a body of another media type than can be read.
    UNSUPPORTED_MEDIA_TYPE(Blame.CALLER),
    /// A request has more bytes, or asks for more at once, than the limits allow.
    REQUEST_TOO_LARGE(Blame.CALLER),
    /// No file of the download table has the given name.
    UNKNOWN_DOWNLOAD(Blame.CALLER),
    /// A table of files to fetch does not parse or lacks something.
    DOWNLOAD_TABLE_INVALID(Blame.SOURCE),
    /// A file could not be fetched, or what came is not the file.
    DOWNLOAD_FAILED(Blame.SOURCE),
    /// A data folder has no current release, or names one that is not there.
    RELEASE_MISSING(Blame.CALLER),
    /// A release lacks a part or was made by another format version.
    RELEASE_INCOMPLETE(Blame.CALLER),
    /// A release cannot be removed, since it is current.
    RELEASE_CURRENT(Blame.CALLER),
    /// A release breaks a quality rule that no current release may break.
    RELEASE_REFUSED(Blame.SOURCE),
    /// A SPARQL endpoint does not answer, or has not one release.
    ENDPOINT_FAILED(Blame.SOURCE),
    /// A setting has another name, or another value, than there is.
    SETTING_INVALID(Blame.CALLER),
    /// More requests wait than the limits allow.
    SERVICE_BUSY(Blame.SERVICE),
    /// The service starts, stops, or lacks what it needs to answer.
    SERVICE_NOT_READY(Blame.SERVICE),
    /// There is no data folder, so no workspace.
    WORKSPACE_MISSING(Blame.CALLER),
    /// A workspace is open in another process.
    WORKSPACE_IN_USE(Blame.CALLER),
    /// A file of a workspace is damaged.
    WORKSPACE_BROKEN(Blame.SOURCE),
    /// A write would make the workspace larger than its limit.
    WORKSPACE_FULL(Blame.CALLER),
    /// Other writes go on for too long.
    WORKSPACE_BUSY(Blame.SERVICE),
    /// A write cannot be logged, since the disk takes no more.
    WORKSPACE_READ_ONLY(Blame.SERVICE),
    /// A workspace that is to be restored has statements.
    WORKSPACE_NOT_EMPTY(Blame.CALLER),
    /// A file is no backup of a workspace, or is damaged.
    BACKUP_INVALID(Blame.SOURCE),
    /// A file is no bundle of a release, is damaged, or is another than was asked for.
    BUNDLE_INVALID(Blame.SOURCE),
    /// A request keeps to a release that is not here, and may be at another replica.
    RELEASE_ELSEWHERE(Blame.SERVICE),
    /// The workspace has no graph of the given name.
    UNKNOWN_GRAPH(Blame.CALLER),
    /// What is to be written is not RDF of its media type, or has a term that cannot be written down.
    RDF_INVALID(Blame.CALLER),
    /// A request to change the workspace is not SPARQL 1.1 Update.
    UPDATE_INVALID(Blame.CALLER),
    /// A data folder has no key yet, so nobody may use its workspace.
    KEYS_MISSING(Blame.CALLER),
    /// The file of the keys is damaged.
    KEYS_INVALID(Blame.SOURCE),
    /// A request has no key, or one that is unknown.
    KEY_NEEDED(Blame.CALLER),
    /// A key does not let its holder do that.
    KEY_TOO_WEAK(Blame.CALLER),
    /// Too many unknown keys came from one address.
    TOO_MANY_TRIES(Blame.CALLER),
    /// A TCP port is taken or not allowed.
    PORT_UNAVAILABLE(Blame.CALLER),
    /// A fault of Marrow itself.
    INTERNAL(Blame.SERVICE);

    private final Blame blame;

    ErrorCode(Blame blame) {
        this.blame = blame;
    }

    /// Whose doing it is.
    public Blame blame() {
        return blame;
    }

    /// The code in words, such as `Invalid curie`.
    public String title() {
        String words = anchor().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// The anchor of its section in the errors page, such as `invalid-curie`.
    public String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
