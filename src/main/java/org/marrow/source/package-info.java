/// Reads published files into model records, streaming, naming file and line in every complaint.
@NullMarked
package org.marrow.source;

import org.jspecify.annotations.NullMarked;
