package kenpo.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.health.Institution;
import kenpo.health.Item;
import kenpo.health.Observation;
import kenpo.health.Once;
import kenpo.health.Value;
import kenpo.health.judgement.Readings;

/**
 * One item of a checkup, and all who sent it.
 *
 * @param observation as that one of them has it who says most beside the value
 * @param item empty where our tables don't have it
 * @param origins in the order that counts
 */
public record Sent(Observation observation, Optional<Item> item, List<Origin> origins) {

  /**
   * One document of a day.
   *
   * @param number from 0, in the order that counts
   * @param report 報告区分, e.g. 10
   * @param readings of it alone
   */
  public record Document(int number, Institution by, String report, Once<Readings> readings) {}

  /** Where it was said. */
  public record Origin(Document document, Observation observation) {

    /** An examination of several tests; numbers of groups are those of their document. */
    List<Object> group() {
      var place = observation.place();
      return List.of(document.number(), place.section(), place.group());
    }
  }

  static Sent of(Observation observation, Optional<Item> item, Document document) {
    return new Sent(observation, item, List.of(new Origin(document, observation)));
  }

  /**
   * What is the same for a reader, wherever it stands: of items that we know, however the value is
   * spelled. Others are told apart by their names, too, as files use one code for several; and each
   * reason why a test was not done is that of its own tests.
   */
  Object matter() {
    var it = observation;
    if (item.isEmpty()) {
      return List.of(it.item(), it.name(), it.status(), it.value());
    }
    Object value = it.value().map(this::plain);
    return isWhyNotDone()
        ? List.of(it.item(), it.status(), value, origins.getFirst().group())
        : List.of(it.item(), it.status(), value);
  }

  private Object plain(Value value) {
    return switch (value) {
      case Value.Quantity(BigDecimal number, String unit)
          when item.orElseThrow().isMeasuredIn(unit) ->
          number.stripTrailingZeros();
      case Value.Answer answer -> List.of(answer.list(), answer.code());
      case Value.Quantity other -> other;
      case Value.Text words -> words;
    };
  }

  /** 検査未実施の理由. */
  boolean isWhyNotDone() {
    return item.filter(Item::isWhyNotDone).isPresent();
  }

  /** Both as one, where neither says anything beside the value that the other contradicts. */
  Optional<Sent> with(Sent other) {
    return covers(other.observation)
        ? Optional.of(joined(observation, other))
        : other.covers(observation)
            ? Optional.of(joined(other.observation, other))
            : Optional.empty();
  }

  private Sent joined(Observation richer, Sent other) {
    var all = new ArrayList<>(origins);
    all.addAll(other.origins);
    return new Sent(richer, item, List.copyOf(all));
  }

  private boolean covers(Observation other) {
    var own = beside(observation);
    var others = beside(other);
    for (int i = 0; i < own.size(); i++) {
      if (others.get(i).isPresent() && !others.get(i).equals(own.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Optional<?>> beside(Observation it) {
    var display =
        it.value()
            .filter(Value.Answer.class::isInstance)
            .flatMap(answer -> ((Value.Answer) answer).display());
    return List.of(it.flag(), it.range(), it.method(), it.by(), display);
  }

  /** Those who sent it, each once. */
  public List<Institution> institutions() {
    return origins.stream().map(origin -> origin.document().by()).distinct().toList();
  }

  boolean isOneOf(List<Observation> observations) {
    return origins.stream().map(Origin::observation).anyMatch(observations::contains);
  }

  /** Whether it can't be what its name says, as blood was drawn too soon after a meal. */
  boolean isLeftOut() {
    return item.map(it -> it.series().key())
        .filter(
            key -> origins.stream().allMatch(it -> it.document().readings().get().isLeftOut(key)))
        .isPresent();
  }

  /** The code of the method that the file names; empty where it names none. */
  Optional<String> method() {
    return observation.method();
  }
}
