/// Source files to one release, whole or not at all.
@NullMarked
package org.marrow.ingest;

import org.jspecify.annotations.NullMarked;
