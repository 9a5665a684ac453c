package org.marrow.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.model.Association;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.State;

/// Every operation of the REST interface: the roles of [org.marrow.lookup.Lookup], one to one.
final class Routes {

    static final Input STATE = Input.choice("state", "Only associations in this state.", State.class);

    private Routes() {}

    /// All of them, in the order in which they are shown.
    static List<Route> all() {
        return Stream.of(TermRoutes.all(), ThingRoutes.all(), NameRoutes.all(), ReasoningRoutes.all())
                .flatMap(List::stream)
                .toList();
    }

    /// Those of `associations` that are in the state that is asked for, if one is.
    static Stream<Association> inState(Call call, List<Association> associations) {
        Optional<State> state = call.choice("state", State.class);
        return associations.stream()
                .filter(association ->
                        state.filter(wanted -> wanted != association.state()).isEmpty());
    }

    /// Why there is no answer about `what`.
    static MarrowException nothing(String what, String why) {
        return new MarrowException(ErrorCode.UNKNOWN_IDENTIFIER, "%s: found no answer, since %s".formatted(what, why));
    }
}
