/// REST over the lookups, and its description.
@NullMarked
package org.marrow.rest;

import org.jspecify.annotations.NullMarked;
