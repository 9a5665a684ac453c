/// How a query is executed: hierarchies, the order of joins, limits.
@NullMarked
package org.marrow.engine;

import org.jspecify.annotations.NullMarked;
