package kenpo.health.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Score;
import kenpo.health.file.Document;
import kenpo.health.file.Problem;

/** Looks at documents before the database does. */
final class Reception {

  private static final long NOBODY = 0;

  private final StockPolicy policy;
  private final Map<Object, Object> known = new HashMap<>();

  Reception(StockPolicy policy) {
    this.policy = policy;
  }

  Arrival receive(Document document) {
    return switch (document) {
      case Document.Refused(var entry, var problems) -> new Arrival.TurnedAway(refused(problems));
      case Document.Sound(var entry, var who, var checkup, _, var notes) ->
          ours(entry, who)
              .orElseGet(
                  () ->
                      storable(
                          new Arrival.Sound(
                              entry,
                              who,
                              key(checkup),
                              Then.on(once(checkup.examined())),
                              once(checkup.written()),
                              Content.of(checkup),
                              rows(DocumentOutcome.NEW, notes))));
      case Document.Scored(var entry, var who, var score, var notes) ->
          ours(entry, who)
              .orElseGet(
                  () ->
                      storable(
                          new Arrival.Sound(
                              entry,
                              who,
                              key(score),
                              new Then(once(score.first()), once(score.last())),
                              once(score.written()),
                              Content.of(score),
                              rows(DocumentOutcome.NEW, notes))));
    };
  }

  /** What becomes of it when it is of another insurer. */
  private Optional<Arrival> ours(String entry, Examinee examinee) {
    return policy.insurers().contains(examinee.insurerNumber())
        ? Optional.empty()
        : Optional.of(Arrival.TurnedAway.of(entry, "refused.other-insurer"));
  }

  private static Arrival storable(Arrival.Sound sound) {
    return sound.content().isStorable()
        ? sound
        : Arrival.TurnedAway.of(sound.entry(), "refused.nul");
  }

  private static List<ReportRow> refused(List<Problem> problems) {
    return rows(DocumentOutcome.REFUSED, problems);
  }

  private static List<ReportRow> rows(DocumentOutcome outcome, List<Problem> problems) {
    return problems.stream().map(problem -> ReportRow.of(outcome, problem)).toList();
  }

  private Key key(Checkup checkup) {
    return key(
        checkup.examined(), checkup.report(), checkup.program(), checkup.institution().identity());
  }

  private Key key(Score score) {
    return key(score.fiscalYear(), score.index());
  }

  private Key key(Object... parts) {
    return new Key(NOBODY, Stream.of(parts).map(this::once).toList());
  }

  /** The same object for what many documents have in common: keys are kept until the end. */
  @SuppressWarnings("unchecked")
  private <T> T once(T value) {
    return (T) known.computeIfAbsent(value, same -> same);
  }
}
