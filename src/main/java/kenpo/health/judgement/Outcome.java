package kenpo.health.judgement;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kenpo.health.Series;

/** How judging a checkup ends. */
public sealed interface Outcome<T> {

  /** There is a result; {@code reasons} are all that it rests on, what speaks for it first. */
  record Judged<T>(T result, List<Reason> reasons, Basis basis) implements Outcome<T> {}

  /** Not possible: of each of these there is no value, or only a limit that doesn't tell. */
  record Missing<T>(List<Series> what, Basis basis) implements Outcome<T> {}

  /** The rule isn't meant for this person. */
  record Excluded<T>(List<Reason> because, Basis basis) implements Outcome<T> {}

  /** No edition that we have holds for the fiscal year of the checkup. */
  record NoRule<T>() implements Outcome<T> {}

  /** The result, where there is one. */
  default Optional<T> found() {
    return this instanceof Judged<T>(T result, var reasons, var basis)
        ? Optional.of(result)
        : Optional.empty();
  }

  /** The same with another result. */
  default <R> Outcome<R> map(Function<? super T, R> change) {
    return switch (this) {
      case Judged<T>(var result, var reasons, var basis) ->
          new Judged<>(change.apply(result), reasons, basis);
      case Missing<T>(var what, var basis) -> new Missing<>(what, basis);
      case Excluded<T>(var because, var basis) -> new Excluded<>(because, basis);
      case NoRule<T>() -> new NoRule<>();
    };
  }
}
