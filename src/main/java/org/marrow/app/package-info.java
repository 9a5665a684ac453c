/// The way in: commands, start and stop, and Marrow for Java users.
@NullMarked
package org.marrow.app;

import org.jspecify.annotations.NullMarked;
