package org.marrow.model;

import java.time.LocalDate;

/// One act of a curator on a day: an entry of column 12 of `phenotype.hpoa`.
///
/// @param curator who, in the words of the source, such as `HPO:probinson`
/// @param date    the day
public record Biocuration(String curator, LocalDate date) {

    @Override
    public String toString() {
        return curator + "[" + date + "]";
    }
}
