package kenpo.demo.checkups;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.demo.checkups.Laboratory.Test;
import kenpo.health.Flag;
import kenpo.health.Item;
import kenpo.health.ItemCode;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.Place.Role;
import kenpo.health.Range;
import kenpo.health.Status;
import kenpo.health.Value;
import kenpo.roster.Sex;

/** The sheet on which the results of one checkup are entered, in the order of the file. */
final class Sheet {

  static final String BASIC = "01010";
  static final String OPTIONAL = "01990";

  private final Items items;
  private final Sex sex;
  private final int year;
  private final Laboratory laboratory;
  private final List<Observation> observations = new ArrayList<>();
  private int groups;
  private Place place = Place.alone(BASIC);

  Sheet(Items items, Sex sex, int year, Laboratory laboratory) {
    this.items = items;
    this.sex = sex;
    this.year = year;
    this.laboratory = laboratory;
  }

  List<Observation> observations() {
    return observations;
  }

  void section(String section) {
    place = Place.alone(section);
  }

  /** What is entered next is the result of one examination, until reasons or the end of it. */
  void beginGroup() {
    groups++;
    place = new Place(place.section(), groups, Role.RESULT);
  }

  void reasons() {
    place = new Place(place.section(), groups, Role.REASON);
  }

  void endGroup() {
    place = Place.alone(place.section());
  }

  /** A measure that is rounded as told; answers what stands on the sheet. */
  BigDecimal measure(String code, double value, int decimals) {
    var number = rounded(value, decimals);
    add(code, Status.MEASURED, quantity(code, number));
    return number;
  }

  void number(String code, BigDecimal number) {
    add(code, Status.MEASURED, quantity(code, number));
  }

  /** What the laboratory found, with its range and flag; answers what stands on the sheet. */
  BigDecimal test(String what, double value) {
    var test = laboratory.test(what, year);
    var number = rounded(value, test.decimals());
    enter(test, number);
    return number;
  }

  private void enter(Test test, BigDecimal number) {
    var least = test.least().filter(limit -> number.compareTo(limit) < 0);
    var most = test.most().filter(limit -> number.compareTo(limit) > 0);
    var status =
        least.isPresent() ? Status.BELOW : most.isPresent() ? Status.ABOVE : Status.MEASURED;
    var code = test.code().text();
    var normal = test.of(sex);
    observations.add(
        new Observation(
            place,
            test.code(),
            name(code),
            status,
            quantity(code, least.or(() -> most).orElse(number)),
            Optional.of(flag(normal, number)),
            Optional.of(new Range(normal.low(), normal.high(), unit(code))),
            Optional.empty(),
            Optional.empty()));
  }

  private static Flag flag(Laboratory.Normal normal, BigDecimal number) {
    if (normal.low().filter(low -> number.compareTo(low) < 0).isPresent()) {
      return Flag.LOW;
    }
    boolean high = normal.high().filter(most -> number.compareTo(most) > 0).isPresent();
    return high ? Flag.HIGH : Flag.NORMAL;
  }

  /** An answer from the list that the item has now. */
  void answer(String code, int answer) {
    answer(code, items.find(new ItemCode(code)).flatMap(Item::list).orElseThrow(), answer);
  }

  /** An answer from another list, of years before. */
  void answer(String code, String list, int answer) {
    boolean ordered =
        items.find(new ItemCode(code)).filter(it -> it.type() == Item.Type.CO).isPresent();
    var value = new Value.Answer(list, Integer.toString(answer), ordered, Optional.empty());
    add(code, Status.MEASURED, Optional.of(value));
  }

  void words(String code, String words) {
    add(code, Status.MEASURED, Optional.of(new Value.Text(words)));
  }

  /** Words of a doctor, with the doctor's name. */
  void judgement(String code, String words, String doctor) {
    observations.add(
        new Observation(
            place,
            new ItemCode(code),
            name(code),
            Status.MEASURED,
            Optional.of(new Value.Text(words)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(doctor)));
  }

  void notDone(String code) {
    add(code, Status.NOT_DONE, Optional.empty());
  }

  void notMeasurable(String code) {
    add(code, Status.NOT_MEASURABLE, Optional.empty());
  }

  private void add(String code, Status status, Optional<Value> value) {
    observations.add(
        new Observation(
            place,
            new ItemCode(code),
            name(code),
            status,
            value,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private Optional<Value> quantity(String code, BigDecimal number) {
    return Optional.of(new Value.Quantity(number, unit(code)));
  }

  private String unit(String code) {
    return items.find(new ItemCode(code)).map(Item::unit).orElse("");
  }

  private String name(String code) {
    return items.find(new ItemCode(code)).map(Item::name).orElse("");
  }

  static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
