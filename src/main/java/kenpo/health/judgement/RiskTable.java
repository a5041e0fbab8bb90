package kenpo.health.judgement;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import kenpo.config.Section;

/**
 * The risk within ten years by points and decade of age.
 *
 * @param firstAge of the first column; each column is ten years
 * @param rows of percent as printed, from no points on
 * @param middleFrom percent; below it the risk is low
 * @param highFrom percent
 */
record RiskTable(
    int firstAge, List<List<String>> rows, BigDecimal middleFrom, BigDecimal highFrom) {

  private static final int DECADE = 10;
  private static final int OLDEST = 150;
  private static final Pattern PERCENT = Pattern.compile("<?[0-9]{1,2}\\.[0-9]");

  static RiskTable read(Section s) {
    int first = s.integer("from", 0, OLDEST);
    var rows = s.sections("rows", it -> it.texts("risk", RiskTable::isPercent, "a percentage"));
    if (rows.isEmpty() || rows.stream().anyMatch(row -> row.size() != rows.getFirst().size())) {
      s.refuse("rows", "", "rows of the same length, from no points on");
    }
    return new RiskTable(
        first, rows, RuleFile.decimal(s, "middleFrom"), RuleFile.decimal(s, "highFrom"));
  }

  private static boolean isPercent(String text) {
    return PERCENT.matcher(text).matches();
  }

  boolean isFor(int age) {
    return age >= firstAge && age <= lastAge();
  }

  int lastAge() {
    return firstAge + DECADE * rows.getFirst().size() - 1;
  }

  int mostPoints() {
    return rows.size() - 1;
  }

  String percent(int points, int age) {
    return rows.get(points).get((age - firstAge) / DECADE);
  }

  /** {@code <1.0} is low, as no class begins below it. */
  Score.Risk risk(String percent) {
    var number = new BigDecimal(percent.replace("<", ""));
    boolean less = percent.startsWith("<");
    return !less && number.compareTo(highFrom) >= 0
        ? Score.Risk.HIGH
        : !less && number.compareTo(middleFrom) >= 0 ? Score.Risk.MIDDLE : Score.Risk.LOW;
  }
}
