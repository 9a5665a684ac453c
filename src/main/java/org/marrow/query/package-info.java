/// The catalogue of questions, one .rq file each.
@NullMarked
package org.marrow.query;

import org.jspecify.annotations.NullMarked;
