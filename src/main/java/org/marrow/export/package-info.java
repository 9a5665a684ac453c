/// A release, or a branch of it, as files.
@NullMarked
package org.marrow.export;

import org.jspecify.annotations.NullMarked;
