package kenpo.results;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.society.Society.Names;

/**
 * That something was measured, or asked, in another way than the last time.
 *
 * @param last the day on which it was measured before
 * @param method that of then; empty where it has no name
 * @param ofAnswers whether it is the list of answers that is another one
 */
public record MethodChange(LocalDate last, Optional<Names> method, boolean ofAnswers) {}
