package kenpo.support;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.health.Checkup;
import kenpo.health.Flag;
import kenpo.health.Institution;
import kenpo.health.ItemCode;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.Place.Role;
import kenpo.health.Range;
import kenpo.health.Status;
import kenpo.health.Value;

/** A checkup that says a few things. */
public final class Findings {

  private static final String YES_NO = "1.2.392.200119.6.2003";

  private final String report;
  private final LocalDate day;
  private final Institution institution;
  private final List<Observation> observations = new ArrayList<>();
  private Place place = Place.alone("01010");
  private String name = "";
  private Optional<String> method = Optional.empty();

  private Findings(String report, LocalDate day, Institution institution) {
    this.report = report;
    this.day = day;
    this.institution = institution;
  }

  public static Findings of(String day) {
    return of("10", day, new Institution("1311111111", "若葉健診センター"));
  }

  /** {@code report}: 10 = 特定健診. */
  public static Findings of(String report, String day, Institution institution) {
    return new Findings(report, LocalDate.parse(day), institution);
  }

  /** A waist of 95 cm and three risks, by which the rule says 基準該当. */
  public static Findings heavy(String day) {
    return of(day)
        .number("9N016160100000001", "95.0", "cm")
        .number("9A755000000000001", "150", "mm[Hg]")
        .number("9A765000000000001", "95", "mm[Hg]")
        .number("3F015000002327101", "250", "mg/dL")
        .number("3F070000002327101", "35", "mg/dL")
        .number("3D010000001926101", "130", "mg/dL");
  }

  /** No medicine for blood pressure, glucose or lipids. */
  public Findings untreated() {
    return answer("9N701000000000011", YES_NO, "2")
        .answer("9N706000000000011", YES_NO, "2")
        .answer("9N711000000000011", YES_NO, "2");
  }

  /** What follows stands in that group of one section; 0: in none. */
  public Findings inGroup(int group) {
    place = group == 0 ? Place.alone("01010") : new Place("01010", group, Role.RESULT);
    return this;
  }

  /** What follows is called so by its file. */
  public Findings called(String name) {
    this.name = name;
    return this;
  }

  /** What follows was measured so by its file (1.2.392.200119.6.1007). */
  public Findings by(String method) {
    this.method = Optional.of(method);
    return this;
  }

  public Findings number(String code, String number, String unit) {
    return add(code, Status.MEASURED, Optional.of(quantity(number, unit)));
  }

  public Findings below(String code, String limit, String unit) {
    return add(code, Status.BELOW, Optional.of(quantity(limit, unit)));
  }

  public Findings above(String code, String limit, String unit) {
    return add(code, Status.ABOVE, Optional.of(quantity(limit, unit)));
  }

  public Findings words(String code, String words) {
    return add(code, Status.MEASURED, Optional.of(new Value.Text(words)));
  }

  public Findings answer(String code, String list, String answer) {
    return answer(code, list, answer, Optional.empty());
  }

  public Findings answer(String code, String list, String answer, Optional<String> display) {
    return add(code, Status.MEASURED, Optional.of(new Value.Answer(list, answer, false, display)));
  }

  public Findings none(String code, Status status) {
    return add(code, status, Optional.empty());
  }

  /** By the laboratory's own range. */
  public Findings flagged(String code, String number, String unit, Flag flag, Range range) {
    observations.add(
        new Observation(
            Place.alone("01010"),
            new ItemCode(code),
            "",
            Status.MEASURED,
            Optional.of(quantity(number, unit)),
            Optional.of(flag),
            Optional.of(range),
            method,
            Optional.empty()));
    return this;
  }

  public Checkup checkup() {
    return new Checkup(report, "010", day, day.plusDays(10), institution, observations);
  }

  private static Value quantity(String number, String unit) {
    return new Value.Quantity(new BigDecimal(number), unit);
  }

  private Findings add(String code, Status status, Optional<Value> value) {
    observations.add(
        new Observation(
            place,
            new ItemCode(code),
            name,
            status,
            value,
            Optional.empty(),
            Optional.empty(),
            method,
            Optional.empty()));
    return this;
  }
}
