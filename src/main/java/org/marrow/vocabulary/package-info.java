/// Every IRI we use as a constant, and CURIEs to IRIs and back.
@NullMarked
package org.marrow.vocabulary;

import org.jspecify.annotations.NullMarked;
