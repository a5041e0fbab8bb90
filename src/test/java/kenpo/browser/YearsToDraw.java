package kenpo.browser;

import java.time.LocalDate;
import kenpo.health.Checkup;
import kenpo.health.Institution;
import kenpo.support.Ageing;
import kenpo.support.Findings;
import kenpo.support.Shelf;

/**
 * Checkups of somebody from fiscal 2017 on, with all that a graph may have to show: a year without
 * one, another method and another institution, values beyond measuring, two kinds of glucose; and
 * nothing for which no age is made of them.
 */
final class YearsToDraw {

  static final String LDL = "3F077000002327101";
  static final String SYSTOLIC = "9A751000000000001";
  static final String GLUCOSE = "3D010000001926101";
  static final String PROTEIN = "1A010000000191111";
  static final String HDL = "3F070000002327101";
  static final String CRP = "5C070000002306201";
  static final String SMOKING = "9N736000000000011";
  static final String NEVER_MEASURED = "2A020000001930101";

  private static final int[] LDLS = {112, 118, 121, 0, 127, 135, 131, 142, 138, 124};
  private static final int[] UPPER = {118, 122, 131, 0, 135, 142, 138, 129, 133, 127};
  private static final int[] LOWER = {72, 75, 82, 0, 86, 91, 88, 79, 84, 78};
  static final int FIRST = 2017;
  static final int LAST = 2026;
  static final int MISSED = 2020;

  /** From here on at another institution, which measures LDL by another method. */
  static final int MOVED = 2022;

  private YearsToDraw() {}

  /** From the first form of the registration to the results. */
  static Tab of(Person person, Tab tab) {
    person.registers(tab);
    tab.open("/checkups").field("agree").check();
    tab.press();
    put(person);
    return tab;
  }

  static LocalDate day(int year) {
    return LocalDate.of(year, 6 + year % 4, 1 + year % 20);
  }

  static Institution institution(int year) {
    return year < MOVED
        ? new Institution("1311111111", "若葉健診センター")
        : new Institution("1322222222", "みなと総合病院 健康管理センター");
  }

  /** In mg/dL. */
  static int ldl(int year) {
    return LDLS[year - FIRST];
  }

  /** In mg/dL: of {@link #isCasual} years the casual one, else the fasting one. */
  static int glucose(int year) {
    return 92 + 3 * (year - FIRST);
  }

  static boolean isCasual(int year) {
    return year % 3 == 0;
  }

  static void put(Person person) {
    person.portal().execute("UPDATE members SET sex = 'female'");
    for (int year = FIRST; year <= LAST; year++) {
      if (year != MISSED) {
        Shelf.put(person.portal().database, "aoba", person.member(), checkup(year));
        score(person, year);
      }
    }
  }

  /** What a firm makes of it; of earlier years it sent no days. */
  private static void score(Person person, int year) {
    var document = year < MOVED ? "{\"n\": \"%d.5\"}" : "{\"n\": \"%d\", \"d\": \"%d-06-10\"}";
    Shelf.score(
        person.portal().database,
        "aoba",
        person.member(),
        "sample-2026",
        year,
        document.formatted(ldl(year) / 2, year));
  }

  private static Checkup checkup(int year) {
    int which = year - FIRST;
    var findings =
        Findings.of("10", day(year).toString(), institution(year))
            .number(year < MOVED ? LDL : "3F077000002327201", "" + ldl(year), "mg/dL")
            .number(SYSTOLIC, "" + UPPER[which], "mmHg")
            .number("9A761000000000001", "" + LOWER[which], "mmHg")
            .number(isCasual(year) ? "3D010129901926101" : GLUCOSE, "" + glucose(year), "mg/dL")
            .answer(PROTEIN, "1.2.392.200119.6.2102", "" + (1 + year % 2))
            .number(HDL, "" + (45 - which), "mg/dL")
            .below(CRP, "0.05", "mg/dL");
    return Ageing.answered(findings).checkup();
  }
}
