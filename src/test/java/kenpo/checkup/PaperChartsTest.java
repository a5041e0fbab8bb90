package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kenpo.chart.Drawing;
import kenpo.health.Checkup;
import kenpo.results.HistoryOf;
import kenpo.support.Findings;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.Test;

/** Which graphs go on paper. */
class PaperChartsTest {

  private static final String BMI = "9N011000000000001";
  private static final String HEIGHT = "9N001000000000001";
  private static final String SYSTOLIC = "9A751000000000001";
  private static final String DIASTOLIC = "9A761000000000001";

  @Test
  void whatHasBandsAndWasMeasuredTwiceIsDrawnOnceInItsOrder() {
    assertThat(charts(day("2026-06-01"), day("2025-06-01")))
        .extracting(Drawing::title)
        .containsExactly("BMIの推移のグラフ", "血圧（収縮期）の推移のグラフ", "血圧（拡張期）の推移のグラフ");
  }

  @Test
  void ofOneDayThereIsNoGraph() {
    assertThat(charts(day("2026-06-01"))).isEmpty();
  }

  private static Checkup day(String day) {
    return Findings.of(day)
        .number(HEIGHT, "158.2", "cm")
        .number(BMI, "22.0", "kg/m2")
        .number(SYSTOLIC, "120", "mm[Hg]")
        .number(DIASTOLIC, "80", "mm[Hg]")
        .checkup();
  }

  private static List<Drawing> charts(Checkup... checkups) {
    return new PaperCharts(
            HistoryOf.of(checkups), LocalDate.of(2026, 11, 20), Messages.all(), Language.JA)
        .all();
  }
}
