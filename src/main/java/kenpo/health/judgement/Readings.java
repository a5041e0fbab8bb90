package kenpo.health.judgement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Series;
import kenpo.health.Status;
import kenpo.health.Value;
import kenpo.health.judgement.Evidence.Answered;
import kenpo.health.judgement.Evidence.Bound;
import kenpo.health.judgement.Evidence.Measured;

/**
 * Which value of a checkup counts for each series.
 *
 * <ul>
 *   <li>Only numbers in the item's own unit count. What was not done, could not be measured, or
 *       lies beyond the limits of the method without that limit being sent, is missing.
 *   <li>Numbers come before mere limits; then the section of 特定健診 (01010) before others; then, of
 *       several methods, the one that stands first in the table of items; then what was sent first.
 *   <li>Of readings of blood pressure その他 counts, which is what the institution made of several;
 *       else the mean of the first and the second; else the only one: within the section, and
 *       numbers before limits here, too.
 *   <li>Of several documents of a day, the first one's, but numbers before limits here, too: so no
 *       mean is ever made of readings of two.
 *   <li>Numbers are rounded half up to the decimals of their series, means after they were made;
 *       what they were before is kept beside.
 * </ul>
 */
public final class Readings {

  private static final String CHECKUP_SECTION = "01010";
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Map<String, Measured> numbers = new HashMap<>();
  private final Map<String, Answered> answers = new HashMap<>();
  private final Set<String> leftOut = new HashSet<>();

  private record Found(Item item, Observation observation) {}

  private Readings() {}

  private Readings(Readings other) {
    numbers.putAll(other.numbers);
    answers.putAll(other.answers);
    leftOut.addAll(other.leftOut);
  }

  /** Of a day's documents, the one that counts first first. */
  public static Readings together(List<Readings> documents) {
    var all = new Readings();
    for (var each : documents) {
      each.numbers.forEach((key, number) -> all.numbers.merge(key, number, Readings::numberFirst));
      each.answers.forEach(all.answers::putIfAbsent);
    }
    return all;
  }

  public static Readings of(Items items, Checkup checkup) {
    return of(items, checkup.observations());
  }

  static Readings of(Items items, List<Observation> observations) {
    var bySeries = new HashMap<String, List<Found>>();
    for (var observation : observations) {
      items
          .find(observation.item())
          .ifPresent(
              item ->
                  bySeries
                      .computeIfAbsent(item.series().key(), it -> new ArrayList<>(1))
                      .add(new Found(item, observation)));
    }
    var order = order(items);
    var readings = new Readings();
    for (var found : bySeries.values()) {
      found.sort(order);
      readings.take(found.getFirst().item.series(), found);
    }
    return readings;
  }

  private static Comparator<Found> order(Items items) {
    return Comparator.comparing((Found it) -> it.observation.status() != Status.MEASURED)
        .thenComparing(it -> !isOfCheckup(it))
        .thenComparing(it -> items.place(it.item.code()));
  }

  private static boolean isOfCheckup(Found found) {
    return found.observation.place().section().equals(CHECKUP_SECTION);
  }

  /** The same with one number more, where there is none in its series. */
  Readings completedBy(Measured estimate) {
    var more = new Readings(this);
    more.numbers.putIfAbsent(estimate.series().key(), estimate);
    return more;
  }

  /** The same without the number of a series, as it can't be what its name says. */
  Readings without(String series) {
    var fewer = new Readings(this);
    fewer.numbers.remove(series);
    fewer.leftOut.add(series);
    return fewer;
  }

  /** The same without the numbers that another one is without. */
  Readings withoutThoseOf(Readings other) {
    var fewer = this;
    for (var series : other.leftOut) {
      fewer = fewer.without(series);
    }
    return fewer;
  }

  /** Whether its numbers count nowhere, as blood was drawn too soon after a meal. */
  public boolean isLeftOut(String series) {
    return leftOut.contains(series);
  }

  /** Empty where none counts. */
  public Optional<Measured> number(String series) {
    return Optional.ofNullable(numbers.get(series));
  }

  /** Empty where none counts. */
  public Optional<Answered> answer(String series) {
    return Optional.ofNullable(answers.get(series));
  }

  private void take(Series series, List<Found> found) {
    if (series.decimals().isPresent()) {
      var number = hasReadings(found) ? pressure(series, found) : first(found, Readings::number);
      number.ifPresent(it -> numbers.put(series.key(), it));
    } else {
      first(found, Readings::answer).ifPresent(answer -> answers.put(series.key(), answer));
    }
  }

  private static boolean hasReadings(List<Found> found) {
    return found.stream().anyMatch(it -> it.item.reading().isPresent());
  }

  /** The first that there is any of. */
  private static <T> Optional<T> first(List<Found> found, Function<Found, Optional<T>> what) {
    for (var each : found) {
      var it = what.apply(each);
      if (it.isPresent()) {
        return it;
      }
    }
    return Optional.empty();
  }

  private static Optional<Measured> number(Found found) {
    return found
        .observation
        .value()
        .filter(Value.Quantity.class::isInstance)
        .map(Value.Quantity.class::cast)
        .filter(quantity -> found.item.isMeasuredIn(quantity.unit()))
        .map(
            quantity ->
                Measured.of(
                    found.item.series(),
                    quantity.number(),
                    bound(found.observation.status()),
                    List.of(found.observation)));
  }

  private static Bound bound(Status status) {
    return switch (status) {
      case BELOW -> Bound.AT_MOST;
      case ABOVE -> Bound.AT_LEAST;
      case MEASURED, NOT_DONE, NOT_MEASURABLE -> Bound.EXACT;
    };
  }

  private static Optional<Answered> answer(Found found) {
    return found
        .observation
        .value()
        .filter(Value.Answer.class::isInstance)
        .map(Value.Answer.class::cast)
        .map(
            answer ->
                new Answered(
                    found.item.series(), answer.list(), answer.code(), List.of(found.observation)));
  }

  private static Optional<Measured> pressure(Series series, List<Found> found) {
    var bySection = found.stream().collect(Collectors.partitioningBy(Readings::isOfCheckup));
    var own = pressureOf(series, bySection.get(true));
    var elsewhere = pressureOf(series, bySection.get(false));
    return numberFirst(own, elsewhere);
  }

  private static Optional<Measured> pressureOf(Series series, List<Found> found) {
    var first = reading(found, Item.Reading.first);
    var second = reading(found, Item.Reading.second);
    var both =
        first.isPresent() && second.isPresent()
            ? mean(series, first.get(), second.get())
            : first.or(() -> second);
    return numberFirst(reading(found, Item.Reading.other), both);
  }

  private static Measured numberFirst(Measured one, Measured other) {
    return one.isExact() || !other.isExact() ? one : other;
  }

  /** The first of the two, unless it is a mere limit and the other one isn't. */
  private static Optional<Measured> numberFirst(Optional<Measured> one, Optional<Measured> other) {
    return Stream.of(one, other).flatMap(Optional::stream).reduce(Readings::numberFirst);
  }

  private static Optional<Measured> reading(List<Found> found, Item.Reading which) {
    return first(found, it -> it.item.reading().filter(which::equals).flatMap(_ -> number(it)));
  }

  /** Empty where one is a lower limit and the other an upper one. */
  private static Optional<Measured> mean(Series series, Measured one, Measured other) {
    if (one.bound() != other.bound()
        && one.bound() != Bound.EXACT
        && other.bound() != Bound.EXACT) {
      return Optional.empty();
    }
    var bound = one.bound() == Bound.EXACT ? other.bound() : one.bound();
    var from = Stream.concat(one.from().stream(), other.from().stream()).toList();
    return Optional.of(
        Measured.of(series, one.exact().add(other.exact()).divide(TWO), bound, from));
  }
}
