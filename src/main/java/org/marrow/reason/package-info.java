/// Checks the OWL profile, finds unsatisfiable classes and infers the class hierarchy.
@NullMarked
package org.marrow.reason;

import org.jspecify.annotations.NullMarked;
