/// REST over the lookups: the service, its description, and the client that is a lookup again.
@NullMarked
package org.marrow.rest;

import org.jspecify.annotations.NullMarked;
