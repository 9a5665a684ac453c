/// HTTP: the SPARQL endpoint and the front page.
@NullMarked
package org.marrow.web;

import org.jspecify.annotations.NullMarked;
