package kenpo.health.judgement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.FiscalYears;
import kenpo.health.Series;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.roster.Sex;
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
    BySeries<BandTable> numbers,
    BySeries<AnswerBands> answers,
    List<CombinedBands> combined,
    Questions questions)
    implements Edition {

  /** The bands of a number for a person of that sex and age; for the background of a graph, too. */
  public Optional<BandTable> table(String series, Subject subject, LocalDate examined) {
    var own = numbers.of(series);
    return own.isEmpty() ? Optional.empty() : table(own, subject.sex(), subject.ageOn(examined));
  }

  private static Optional<BandTable> table(List<BandTable> own, Sex sex, int age) {
    return own.stream().filter(table -> table.isFor(sex, age)).findFirst();
  }

  /** Empty where the edition has no bands for that series. */
  public Optional<Outcome<Graded>> grade(
      String series, Subject subject, LocalDate examined, Readings readings) {
    return table(series, subject, examined)
        .map(table -> number(table, readings))
        .or(() -> answers.of(series).stream().findFirst().map(table -> answer(table, readings)));
  }

  /** Empty where the edition has no combined bands of that key. */
  public Optional<Outcome<Graded>> combined(String key, Readings readings) {
    return combined.stream()
        .filter(table -> table.key().equals(key))
        .findFirst()
        .map(table -> together(table, readings));
  }

  /** Of the edition and of each of its parts. */
  public Stream<Basis> bases() {
    return Stream.of(
            Stream.of(basis),
            numbers.all().stream().map(BandTable::basis),
            answers.all().stream().map(AnswerBands::basis),
            combined.stream().map(CombinedBands::basis))
        .flatMap(part -> part);
  }

  private Outcome<Graded> number(BandTable table, Readings readings) {
    var measured = readings.number(table.series().key());
    var grade = measured.flatMap(table::grade);
    boolean aimed = measured.filter(table::isAimed).isPresent();
    var preferred = table.preferred().filter(it -> readings.number(it.key()).isPresent());
    return outcome(
        grade.map(it -> graded(it, aimed, table.series(), preferred, readings)),
        table.treatedBy(),
        table.series(),
        measured.stream().toList(),
        table.basis(),
        readings);
  }

  private Outcome<Graded> answer(AnswerBands table, Readings readings) {
    var answered = readings.answer(table.series().key());
    var grade = answered.flatMap(table::grade);
    return outcome(
        grade.map(it -> graded(it, false, table.series(), Optional.empty(), readings)),
        Optional.empty(),
        table.series(),
        answered.stream().toList(),
        table.basis(),
        readings);
  }

  private Graded graded(
      Grade grade, boolean aimed, Series series, Optional<Series> preferred, Readings readings) {
    var together =
        combined.stream()
            .filter(table -> table.replaces(series, readings))
            .map(CombinedBands::key)
            .findFirst();
    return new Graded(grade, grade, aimed, preferred, together);
  }

  private Outcome<Graded> outcome(
      Optional<Graded> graded,
      Optional<String> treatedBy,
      Series series,
      List<? extends Evidence> evidence,
      Basis basis,
      Readings readings) {
    return graded
        .map(
            it ->
                judged(
                    it,
                    treatedBy,
                    new Reason(series.key(), List.copyOf(evidence)),
                    basis,
                    readings))
        .orElseGet(() -> new Missing<>(List.of(series), basis));
  }

  private Outcome<Graded> together(CombinedBands table, Readings readings) {
    return table
        .grade(readings)
        .map(it -> new Graded(it, it, false, Optional.empty(), Optional.empty()))
        .map(
            it ->
                judged(
                    it,
                    table.treatedBy(),
                    new Reason(table.key(), table.evidence(readings)),
                    table.basis(),
                    readings))
        .orElseGet(() -> new Missing<>(table.missing(readings), table.basis()));
  }

  /** E where the question says so. */
  private Outcome<Graded> judged(
      Graded graded, Optional<String> treatedBy, Reason reason, Basis basis, Readings readings) {
    return treatedBy
        .filter(question -> questions.answer(question, readings) == Truth.YES)
        .<Outcome<Graded>>map(
            it ->
                new Judged<>(
                    graded.treated(),
                    List.of(reason, new Reason(it, questions.evidence(it, readings))),
                    basis))
        .orElseGet(() -> new Judged<>(graded, List.of(reason), basis));
  }
}
