/// Shapes, reasoning and house rules joined in one report.
@NullMarked
package org.marrow.check;

import org.jspecify.annotations.NullMarked;
