/// What there is to see on each page, as records: the sheet of a thing with its evidence, its place, its pictures, and
/// the question behind every panel.
@org.jspecify.annotations.NullMarked
package org.marrow.page;
