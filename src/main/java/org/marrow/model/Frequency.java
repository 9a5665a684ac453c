package org.marrow.model;

import java.math.BigDecimal;

/// How often a condition shows a phenotype, as its source puts it: a count, a percentage or a band. None is made into
/// another.
public sealed interface Frequency {

    /// Whether it says that the phenotype was not found.
    boolean isZero();

    /// People counted.
    ///
    /// @param affected people who have the phenotype, from 0 to `examined`
    /// @param examined people in whom it was looked for, at least 1
    record Count(int affected, int examined) implements Frequency {

        /// @throws IllegalArgumentException if a number is out of its range
        public Count {
            if (examined < 1 || affected < 0 || affected > examined) {
                throw new IllegalArgumentException(
                        "%d/%d is no count of people: expected 0 <= affected <= examined and examined >= 1"
                                .formatted(affected, examined));
            }
        }

        @Override
        public boolean isZero() {
            return affected == 0;
        }

        @Override
        public String toString() {
            return affected + "/" + examined;
        }
    }

    /// A share of people.
    ///
    /// @param percent from 0 to 100
    record Percentage(BigDecimal percent) implements Frequency {

        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /// @throws IllegalArgumentException if `percent` is out of its range
        public Percentage {
            if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
                throw new IllegalArgumentException(percent + "% is no share: expected 0 to 100");
            }
        }

        @Override
        public boolean isZero() {
            return percent.signum() == 0;
        }

        @Override
        public String toString() {
            return percent.toPlainString() + "%";
        }
    }

    /// A range of shares that a term stands for.
    ///
    /// Source: the HPO's *Frequency* branch, HP:0040279.
    ///
    /// @param term the HPO term, such as HP:0040281 for 80 to 99 percent
    record Band(Curie term) implements Frequency {

        /// *Excluded*, 0 percent: the one band that says absent.
        public static final Curie EXCLUDED = new Curie("HP", "0040285");

        @Override
        public boolean isZero() {
            return term.equals(EXCLUDED);
        }

        @Override
        public String toString() {
            return term.toString();
        }
    }
}
