package org.marrow.model;

import org.jspecify.annotations.Nullable;

/// The root of all errors that Marrow reports: a code, and a message that says what was found and what was expected.
public class MarrowException extends RuntimeException {

    private final ErrorCode code;

    /// An error without a cause.
    public MarrowException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /// An error that another one caused.
    public MarrowException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /// What kind of error it is.
    public ErrorCode code() {
        return code;
    }
}
