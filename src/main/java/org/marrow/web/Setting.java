package org.marrow.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component of [Settings] is, in one line: its default, its range and what it does.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {

    /// The default, with its unit.
    String is();

    /// What it does, in a sentence.
    String says();

    /// The least value; where there is none, any that is not negative.
    String from() default "";

    /// The greatest value, if there is one.
    String to() default "";

    /// Its name, where it is not the one of the component with hyphens.
    String name() default "";
}
