/// What there is to show of one thing, the same for the command line and for pages.
@NullMarked
package org.marrow.sheet;

import org.jspecify.annotations.NullMarked;
