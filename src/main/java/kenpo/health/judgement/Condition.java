package kenpo.health.judgement;

import java.util.Optional;
import java.util.Set;
import kenpo.health.Series;

/** Something about one series of a checkup that a rule asks. */
public sealed interface Condition permits Condition.OneOf, Limit {

  Series series();

  /** Unknown where the checkup doesn't tell. */
  Truth holds(Readings readings);

  Optional<Evidence> evidence(Readings readings);

  /** Whether the answer is one of these. */
  record OneOf(Series series, String list, Set<String> codes) implements Condition {

    @Override
    public Truth holds(Readings readings) {
      return readings
          .answer(series.key())
          .filter(answer -> answer.list().equals(list))
          .map(answer -> Truth.of(codes.contains(answer.code())))
          .orElse(Truth.UNKNOWN);
    }

    @Override
    public Optional<Evidence> evidence(Readings readings) {
      return readings.answer(series.key()).map(answer -> answer);
    }
  }
}
