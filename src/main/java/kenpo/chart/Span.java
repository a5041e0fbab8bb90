package kenpo.chart;

import java.time.LocalDate;
import java.util.Optional;

/** From when until when something holds, both days belonging to it; an end may be open. */
public record Span(Optional<LocalDate> from, Optional<LocalDate> until) {

  public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());
}
