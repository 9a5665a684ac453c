/// Typed questions to one release, answered in records.
@NullMarked
package org.marrow.lookup;

import org.jspecify.annotations.NullMarked;
