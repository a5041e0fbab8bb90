package kenpo.checkup;

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
import kenpo.health.Score;
import kenpo.results.Scores;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Messages;

/** The graph of what a firm makes of checkups, in one language. */
record ScoreChart(Scores scores, Language language, Messages messages) {

  /** One line, and one index: all points are read in the same way. */
  private static final int LINE = 0;

  private static final String RUN = "";

  /** Where only the fiscal year is known, the point stands in its middle. */
  private static final int MIDDLE_MONTHS = 6;

  /** Empty where there is nothing to draw. */
  Optional<Chart> chart() {
    return Optional.of(scores.all().reversed()).filter(it -> !it.isEmpty()).map(this::chart);
  }

  private Chart chart(List<Score> all) {
    var name = scores.policy().name().in(language);
    return new Chart(
        trend("picture", name),
        text("about", all.getFirst().fiscalYear(), all.getLast().fiscalYear(), all.size()),
        Axis.ofNumbers(text("axis." + scores.policy().unit().name(), name)),
        new Years(trend("years"), Month.APRIL),
        List.of(name),
        all.stream().map(this::stop).toList(),
        List.of(),
        List.of());
  }

  private Day stop(Score score) {
    var number = score.said();
    var said = text(scores.policy().unit().name(), number);
    return new Day(
        place(score),
        trend("stop", when(score), said),
        List.of(new Reading(LINE, score.number(), Bound.EXACT, Mark.CIRCLE, number, RUN)));
  }

  private static LocalDate place(Score score) {
    return score.examined().orElseGet(() -> score.first().plusMonths(MIDDLE_MONTHS));
  }

  private String when(Score score) {
    return score
        .examined()
        .map(day -> Dates.day(day, language))
        .orElseGet(
            () ->
                messages.text(language, "checkup.years.year", String.valueOf(score.fiscalYear())));
  }

  private String trend(String key, Object... args) {
    return messages.text(language, "checkup.trend." + key, args);
  }

  private String text(String key, Object... args) {
    return messages.text(language, "checkup.score." + key, args);
  }
}
