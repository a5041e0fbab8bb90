package kenpo.health.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kenpo.health.Checkup;
import kenpo.health.file.Document;
import kenpo.health.file.Problem;

/** Looks at documents before the database does. */
final class Reception {

  private static final long NOBODY = 0;

  private final CheckupPolicy policy;
  private final Map<Object, Object> known = new HashMap<>();

  Reception(CheckupPolicy policy) {
    this.policy = policy;
  }

  Arrival receive(Document document) {
    return switch (document) {
      case Document.Refused(var entry, var problems) -> new Arrival.TurnedAway(refused(problems));
      case Document.Sound sound -> sound(sound);
    };
  }

  private Arrival sound(Document.Sound sound) {
    if (!policy.insurers().contains(sound.examinee().insurerNumber())) {
      return Arrival.TurnedAway.of(sound.entry(), "refused.other-insurer");
    }
    var content = Content.of(sound.checkup());
    return content.isStorable()
        ? new Arrival.Sound(
            sound.entry(),
            sound.examinee(),
            key(sound.checkup()),
            once(sound.checkup().written()),
            content,
            rows(CheckupOutcome.NEW, sound.notes()))
        : Arrival.TurnedAway.of(sound.entry(), "refused.nul");
  }

  private static List<ReportRow> refused(List<Problem> problems) {
    return rows(CheckupOutcome.REFUSED, problems);
  }

  private static List<ReportRow> rows(CheckupOutcome outcome, List<Problem> problems) {
    return problems.stream().map(problem -> ReportRow.of(outcome, problem)).toList();
  }

  private CheckupKey key(Checkup checkup) {
    return new CheckupKey(
        NOBODY,
        once(checkup.examined()),
        once(checkup.report()),
        once(checkup.program()),
        once(checkup.institution().identity()));
  }

  /** The same object for what many documents have in common: keys are kept until the end. */
  @SuppressWarnings("unchecked")
  private <T> T once(T value) {
    return (T) known.computeIfAbsent(value, same -> same);
  }
}
