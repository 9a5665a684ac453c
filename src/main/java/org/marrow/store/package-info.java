/// DataFolder in memory and on disk: named graphs, transactions, the current one.
@NullMarked
package org.marrow.store;

import org.jspecify.annotations.NullMarked;
