/// What there is to see on each page, as records: the sheet of a thing with its evidence, its place, its pictures, and
/// the question behind every panel.
@NullMarked
package org.marrow.page;

import org.jspecify.annotations.NullMarked;
