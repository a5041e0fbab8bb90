package kenpo.health.judgement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.health.FiscalYears;
import kenpo.health.Series;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.society.Society.Names;

/**
 * One edition of the bands (判定区分) of a learned society. A society chooses the one that all years
 * are judged by; {@link #years} tells which ones it was made for.
 *
 * @param labels what its grades are called
 */
public record Bands(
    Basis basis,
    FiscalYears years,
    Map<Grade, Names> labels,
    List<BandTable> numbers,
    List<AnswerBands> answers,
    List<CombinedBands> combined,
    Questions questions)
    implements Edition {

  /** The bands of a number for a person of that sex and age; for the background of a graph, too. */
  public Optional<BandTable> table(String series, Subject subject, LocalDate examined) {
    return numbers.stream()
        .filter(table -> table.series().key().equals(series))
        .filter(table -> table.isFor(subject, examined))
        .findFirst();
  }

  /** Empty where the edition has no bands for that series. */
  public Optional<Outcome<Graded>> grade(
      String series, Subject subject, LocalDate examined, Readings readings) {
    return table(series, subject, examined)
        .map(table -> number(table, readings))
        .or(() -> answers(series).map(table -> answer(table, readings)));
  }

  /** Empty where the edition has no combined bands of that key. */
  public Optional<Outcome<Graded>> combined(String key, Readings readings) {
    return combined.stream()
        .filter(table -> table.key().equals(key))
        .findFirst()
        .map(table -> together(table, readings));
  }

  private Optional<AnswerBands> answers(String series) {
    return answers.stream().filter(table -> table.series().key().equals(series)).findFirst();
  }

  private Outcome<Graded> number(BandTable table, Readings readings) {
    var measured = readings.number(table.series().key());
    var grade = measured.flatMap(table::grade);
    var preferred = table.preferred().filter(it -> readings.number(it.key()).isPresent());
    return grade.isEmpty()
        ? new Missing<>(List.of(table.series()), table.basis())
        : judged(
            grade.get(),
            table.treatedBy(),
            preferred,
            new Reason(table.series().key(), List.of(measured.get())),
            table.basis(),
            readings);
  }

  private Outcome<Graded> answer(AnswerBands table, Readings readings) {
    var answered = readings.answer(table.series().key());
    var grade = answered.flatMap(table::grade);
    return grade.isEmpty()
        ? new Missing<>(List.of(table.series()), table.basis())
        : judged(
            grade.get(),
            Optional.empty(),
            Optional.empty(),
            new Reason(table.series().key(), List.of(answered.get())),
            table.basis(),
            readings);
  }

  private Outcome<Graded> together(CombinedBands table, Readings readings) {
    var grade = table.grade(readings);
    return grade.isEmpty()
        ? new Missing<>(table.missing(readings), table.basis())
        : judged(
            grade.get(),
            table.treatedBy(),
            Optional.empty(),
            new Reason(table.key(), table.evidence(readings)),
            table.basis(),
            readings);
  }

  private Outcome<Graded> judged(
      Grade byValue,
      Optional<String> treatedBy,
      Optional<Series> preferred,
      Reason reason,
      Basis basis,
      Readings readings) {
    var treated = treatedBy.filter(question -> questions.answer(question, readings) == Truth.YES);
    var reasons =
        treated
            .map(it -> List.of(reason, new Reason(it, questions.evidence(it, readings))))
            .orElse(List.of(reason));
    var grade = treated.isPresent() ? Grade.E : byValue;
    return new Judged<>(new Graded(grade, byValue, preferred), reasons, basis);
  }
}
