package org.marrow.ingest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.marrow.model.MarrowException;
import org.marrow.source.SourceFile;

/// Cells of a table as literals.
final class Literals {

    private Literals() {}

    static Node text(String value) {
        return NodeFactory.createLiteralString(value);
    }

    /// A day such as `2026-08-04`, or nothing if it is none.
    static Optional<Node> day(String value) {
        try {
            return Optional.of(
                    NodeFactory.createLiteralDT(LocalDate.parse(value).toString(), XSDDatatype.XSDdate));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /// A number from 0 to 1.
    ///
    /// @throws MarrowException `MALFORMED_ROW`, naming `column`, if it is none
    static Node share(SourceFile file, long line, String column, String value) {
        MarrowException malformed =
                file.malformed(line, "\"" + value + "\" as " + column, "a number from 0 to 1, such as 0.875");
        try {
            var number = new BigDecimal(value);
            if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
                throw malformed;
            }
            return NodeFactory.createLiteralDT(number.toPlainString(), XSDDatatype.XSDdecimal);
        } catch (NumberFormatException noNumber) {
            throw malformed;
        }
    }
}
