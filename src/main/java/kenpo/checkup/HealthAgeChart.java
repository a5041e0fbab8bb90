package kenpo.checkup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import kenpo.chart.Axis;
import kenpo.chart.Chart;
import kenpo.chart.Day;
import kenpo.chart.Mark;
import kenpo.chart.Reading;
import kenpo.chart.Reading.Bound;
import kenpo.chart.Years;
import kenpo.health.judgement.RiskScore;
import kenpo.results.HealthAge;
import kenpo.results.HealthAges;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Messages;

/** The graph of the age that checkups come to, beside the age that one was, in one language. */
record HealthAgeChart(
    HealthAges ages, RiskScore score, String name, Language language, Messages messages) {

  private static final int ESTIMATE = 0;
  private static final int ACTUAL = 1;

  /** All points of a line are read in the same way: only one edition of the rule is shown. */
  private static final String RUN = "";

  /** Empty where there is nothing to draw. */
  Optional<Chart> chart() {
    return Optional.of(ages.estimated()).filter(it -> !it.isEmpty()).map(this::chart);
  }

  private Chart chart(List<HealthAge> estimated) {
    return new Chart(
        trend("picture", name),
        trend("about", day(estimated.getFirst()), day(estimated.getLast()), estimated.size()),
        Axis.ofNumbers(text("axis")),
        new Years(trend("years"), Month.APRIL),
        List.of(text("estimate"), text("actual")),
        estimated.stream().map(this::stop).toList(),
        List.of(),
        List.of());
  }

  private Day stop(HealthAge age) {
    var estimate = age.estimate().orElseThrow();
    var years = estimate.years();
    var words = text("stop", said(years), age.age());
    return new Day(
        date(age),
        trend("stop", day(age), estimate.isTreated() ? text("stop.treated", words) : words),
        List.of(
            estimate(years),
            reading(ACTUAL, BigDecimal.valueOf(age.age()), Bound.EXACT, Mark.SQUARE)));
  }

  /** Beyond the ages of the table it ends where they do. */
  private Reading estimate(BigDecimal years) {
    return isYounger(years)
        ? reading(ESTIMATE, youngest(), Bound.AT_MOST, Mark.CIRCLE)
        : isOlder(years)
            ? reading(ESTIMATE, beyond(), Bound.AT_LEAST, Mark.CIRCLE)
            : reading(ESTIMATE, years, Bound.EXACT, Mark.CIRCLE);
  }

  private String said(BigDecimal years) {
    return isYounger(years)
        ? text("younger", youngest())
        : isOlder(years) ? text("older", beyond()) : text("age", years.toPlainString());
  }

  private boolean isYounger(BigDecimal years) {
    return years.compareTo(youngest()) < 0;
  }

  private boolean isOlder(BigDecimal years) {
    return years.compareTo(beyond()) >= 0;
  }

  private BigDecimal youngest() {
    return BigDecimal.valueOf(score.fromAge());
  }

  private BigDecimal beyond() {
    return BigDecimal.valueOf(score.toAge() + 1L);
  }

  private static Reading reading(int line, BigDecimal years, Bound bound, Mark mark) {
    return new Reading(line, years, bound, mark, years.toPlainString(), RUN);
  }

  private String day(HealthAge age) {
    return Dates.day(date(age), language);
  }

  private static LocalDate date(HealthAge age) {
    return age.day().day();
  }

  private String trend(String key, Object... args) {
    return messages.text(language, "checkup.trend." + key, args);
  }

  private String text(String key, Object... args) {
    return messages.text(language, "checkup.healthAge." + key, args);
  }
}
