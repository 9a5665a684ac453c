/// Model records to triples and back, one class for each record.
@NullMarked
package org.marrow.rdf;

import org.jspecify.annotations.NullMarked;
