package kenpo.results;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.society.Society.Names;

/**
 * That something was measured in another way than the last time.
 *
 * @param last the day on which it was measured before
 * @param method that of then; empty where it has no name
 */
public record MethodChange(LocalDate last, Optional<Names> method) {}
