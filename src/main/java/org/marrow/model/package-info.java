/// What the service talks about, as records over the JDK.
@NullMarked
package org.marrow.model;

import org.jspecify.annotations.NullMarked;
