package kenpo.health.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.health.Series;
import kenpo.society.Society.Names;

/**
 * A band of several values together: the first row that holds.
 *
 * @param key e.g. {@code glucose}
 * @param needs all of these have to be there
 * @param treatedBy the question whose yes makes it E
 * @param countsInstead whether it counts instead of the bands of what it is made of, which are then
 *     only shown beside it
 */
public record CombinedBands(
    String key,
    Names name,
    List<Series> needs,
    List<Row> rows,
    Optional<String> treatedBy,
    boolean countsInstead,
    Basis basis) {

  /** Holds where all conditions do, or any. */
  public record Row(Grade grade, boolean all, List<Condition> conditions) {

    Truth holds(Readings readings) {
      var each = conditions.stream().map(it -> it.holds(readings)).toList();
      return all ? Truth.all(each) : Truth.any(each);
    }
  }

  /** What was found of what it needs. */
  List<Evidence> evidence(Readings readings) {
    var found = new ArrayList<Evidence>();
    for (var series : needs) {
      readings.number(series.key()).ifPresent(found::add);
      readings.answer(series.key()).ifPresent(found::add);
    }
    return found;
  }

  /** Empty where something is missing, or only a limit of it is known. */
  Optional<Grade> grade(Readings readings) {
    if (evidence(readings).size() < needs.size()) {
      return Optional.empty();
    }
    for (var row : rows) {
      var holds = row.holds(readings);
      if (holds != Truth.NO) {
        return holds == Truth.YES ? Optional.of(row.grade) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  boolean replaces(Series series, Readings readings) {
    return countsInstead && needs.contains(series) && grade(readings).isPresent();
  }

  /** What has to be there for a grade and isn't, or doesn't tell. */
  List<Series> missing(Readings readings) {
    var found = evidence(readings).stream().map(Evidence::series).toList();
    var absent = needs.stream().filter(series -> !found.contains(series)).toList();
    return absent.isEmpty() ? needs : absent;
  }
}
