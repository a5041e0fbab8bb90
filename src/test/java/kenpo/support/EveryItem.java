package kenpo.support;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.health.AnswerList;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Flag;
import kenpo.health.Institution;
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

/**
 * One checkup that says all that a checkup can say: every item in every status that it may have.
 */
public final class EveryItem {

  public static final Items ITEMS = Items.load(Path.of("conf/health"));

  public static final Examinee EXAMINEE =
      new Examinee(
          "06990014",
          "７１－１２３４",
          "0001234",
          Optional.of("00"),
          "サトウハナコ",
          LocalDate.of(1980, 4, 1),
          Sex.FEMALE);

  private static final Institution INSTITUTION = new Institution("1399999999", "若葉健診センター");
  private static final LocalDate DAY = LocalDate.of(2025, 6, 10);
  private static final String BASIC = "01010";
  private static final String OPTIONAL = "01990";
  private static final int MOST_ANSWERS = 20;

  /** Of methods: not the same, so that nobody takes the one for the other. */
  private static final Map<Status, BigDecimal> LIMITS =
      Map.of(Status.BELOW, new BigDecimal("0.10"), Status.ABOVE, new BigDecimal("990"));

  private final List<Observation> observations = new ArrayList<>();
  private int group;
  private int unknowns;

  private EveryItem() {}

  public static Checkup checkup() {
    var every = new EveryItem();
    ITEMS.all().forEach(every::inEveryStatus);
    every.inGroups();
    every.unknown();
    every.inAnotherSection();
    return checkup(every.observations);
  }

  /** The same, a day for each, as many as it takes to say an item once in a section. */
  public static List<Checkup> checkups() {
    var parted = new ArrayList<List<Observation>>();
    var seen = new HashMap<List<Object>, Integer>();
    for (var observed : checkup().observations()) {
      var place = List.<Object>of(observed.place().section(), observed.item());
      int turn = seen.merge(place, 1, Integer::sum) - 1;
      while (parted.size() <= turn) {
        parted.add(new ArrayList<>());
      }
      parted.get(turn).add(observed);
    }
    return IntStream.range(0, parted.size())
        .mapToObj(turn -> checkup(renumbered(parted.get(turn)), DAY.minusDays(turn)))
        .toList();
  }

  /** Groups are numbered from 1 within their checkup. */
  private static List<Observation> renumbered(List<Observation> those) {
    var groups =
        those.stream().map(it -> it.place().group()).filter(it -> it > 0).distinct().toList();
    return those.stream()
        .map(
            it ->
                new Observation(
                    new Place(
                        it.place().section(),
                        groups.indexOf(it.place().group()) + 1,
                        it.place().role()),
                    it.item(),
                    it.name(),
                    it.status(),
                    it.value(),
                    it.flag(),
                    it.range(),
                    it.method(),
                    it.by()))
        .toList();
  }

  /** One that says nothing but this. */
  public static Checkup checkup(List<Observation> observations) {
    return checkup(observations, DAY);
  }

  private static Checkup checkup(List<Observation> observations, LocalDate examined) {
    return new Checkup("10", "010", examined, LocalDate.of(2025, 6, 20), INSTITUTION, observations);
  }

  /** The same, but of another item, with another value and method. */
  public static Observation said(
      Observation it, ItemCode item, Optional<Value> value, Optional<String> method) {
    return new Observation(
        it.place(), item, it.name(), it.status(), value, it.flag(), it.range(), method, it.by());
  }

  private void inEveryStatus(Item item) {
    var place = Place.alone(BASIC);
    values(item).forEach(value -> add(place, item, Status.MEASURED, Optional.of(value)));
    add(place, item, Status.NOT_DONE, Optional.empty());
    add(place, item, Status.NOT_MEASURABLE, Optional.empty());
    if (item.type() == Item.Type.PQ) {
      for (var beyond : List.of(Status.BELOW, Status.ABOVE)) {
        var limit = new Value.Quantity(LIMITS.get(beyond), item.unit());
        add(place, item, beyond, Optional.of(limit));
        add(place, item, beyond, Optional.empty());
      }
      judged(item);
    }
  }

  /** Two values of the item, with all that they may bear. */
  private static Stream<Value> values(Item item) {
    return switch (item.type()) {
      case PQ ->
          Stream.of("12", "5.0", "0.05", "1000")
              .map(number -> new Value.Quantity(new BigDecimal(number), item.unit()));
      case CD, CO -> answers(item);
      case ST -> Stream.of("所見あり <&> \"𠮷田\"", "一行目\n二行目").map(Value.Text::new);
    };
  }

  /** Every answer of every list that the item has or had. */
  private static Stream<Value> answers(Item item) {
    boolean ordered = item.type() == Item.Type.CO;
    return Stream.concat(item.list().stream(), item.olderLists().stream().map(AnswerList::oid))
        .flatMap(
            list ->
                IntStream.rangeClosed(0, MOST_ANSWERS)
                    .mapToObj(Integer::toString)
                    .filter(code -> ITEMS.meaning(item.code(), list, code).isPresent())
                    .flatMap(code -> answer(list, code, ordered)));
  }

  private static Stream<Value> answer(String list, String code, boolean ordered) {
    return Stream.of(Optional.<String>empty(), Optional.of("表示" + code))
        .map(display -> new Value.Answer(list, code, ordered, display));
  }

  /** With flag and range: both ends of it, one, and the other. */
  private void judged(Item item) {
    var low = Optional.of(new BigDecimal("4.0"));
    var high = Optional.of(new BigDecimal("10"));
    var ranges =
        List.of(
            new Range(low, high, item.unit()),
            new Range(low, Optional.empty(), item.unit()),
            new Range(Optional.empty(), high, item.unit()));
    for (int i = 0; i < Flag.values().length; i++) {
      observations.add(
          new Observation(
              Place.alone(BASIC),
              item.code(),
              item.name(),
              Status.MEASURED,
              Optional.of(new Value.Quantity(new BigDecimal("7.25"), item.unit())),
              Optional.of(Flag.values()[i]),
              Optional.of(ranges.get(i)),
              Optional.of("3D04620000"),
              Optional.empty()));
    }
  }

  private void inGroups() {
    var creatinine = find("3C015000002327101");
    var rate = find("8A065000002391901");
    var why = find("3C015161002399949");
    for (var section : List.of(BASIC, OPTIONAL)) {
      group++;
      add(new Place(section, group, Role.RESULT), creatinine, Status.NOT_DONE, Optional.empty());
      add(new Place(section, group, Role.RESULT), rate, Status.NOT_MEASURABLE, Optional.empty());
      add(
          new Place(section, group, Role.REASON),
          why,
          Status.MEASURED,
          Optional.of(new Value.Text("医師が必要と判断")));
    }
  }

  /** Items of no table, of every type and in every status that each may have. */
  private void unknown() {
    var list = "1.2.392.200119.6.99999";
    var values =
        List.<Value>of(
            new Value.Quantity(new BigDecimal("45"), ""),
            new Value.Quantity(new BigDecimal("4.50"), "µg/L"),
            new Value.Answer(list, "1", false, Optional.empty()),
            new Value.Answer(list, "2", true, Optional.of("わずか")),
            new Value.Text("正常"),
            new Value.Text("-0.5D 以上の近視"));
    for (var value : values) {
      unknown(Status.MEASURED, Optional.of(value));
    }
    unknown(Status.NOT_DONE, Optional.empty());
    unknown(Status.NOT_MEASURABLE, Optional.empty());
    for (var beyond : List.of(Status.BELOW, Status.ABOVE)) {
      unknown(beyond, Optional.empty());
      unknown(beyond, Optional.of(new Value.Quantity(LIMITS.get(beyond), "")));
      unknown(beyond, Optional.of(new Value.Quantity(LIMITS.get(beyond), "µg/L")));
    }
  }

  private void unknown(Status status, Optional<Value> value) {
    boolean judged = value.filter(Value.Quantity.class::isInstance).isPresent();
    unknowns++;
    observations.add(
        new Observation(
            Place.alone(OPTIONAL),
            new ItemCode("9Z99900000000%04d".formatted(unknowns)),
            "任意の検査" + unknowns,
            status,
            value,
            Optional.of(Flag.HIGH).filter(it -> judged),
            Optional.of(new Range(Optional.empty(), Optional.of(BigDecimal.TEN), unit(value)))
                .filter(it -> judged),
            Optional.empty(),
            Optional.empty()));
  }

  private static String unit(Optional<Value> value) {
    return value.orElse(null) instanceof Value.Quantity(var _, var unit) ? unit : "";
  }

  /** A judgement with the name of who judged. */
  private void inAnotherSection() {
    observations.add(
        new Observation(
            Place.alone(OPTIONAL),
            find("9N511000000000049").code(),
            "",
            Status.MEASURED,
            Optional.of(new Value.Text("異常ありません。")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("若葉次郎")));
  }

  private void add(Place place, Item item, Status status, Optional<Value> value) {
    observations.add(
        new Observation(
            place,
            item.code(),
            item.name(),
            status,
            value,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Item find(String code) {
    return ITEMS.find(new ItemCode(code)).orElseThrow();
  }
}
