package kenpo.checkup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.chart.Drawing;
import kenpo.chart.Frame;
import kenpo.chart.Layout;
import kenpo.health.ItemCode;
import kenpo.results.History;
import kenpo.results.Trend.Track;
import kenpo.results.Years;
import kenpo.web.Language;
import kenpo.web.Messages;

/**
 * The graphs that go on paper: of what there are bands for, and values of two days at least.
 *
 * @param today in Japan
 */
record PaperCharts(History history, LocalDate today, Messages messages, Language language) {

  /** Three or four of them on a page. */
  private static final Frame FRAME = new Frame(720, 170, 14);

  private static final int FEWEST = 2;

  List<Drawing> all() {
    return history.years(today).blocks().stream()
        .flatMap(block -> block.rows().stream())
        .map(Years.Row::code)
        .flatMap(Optional::stream)
        .flatMap(code -> history.trend(new ItemCode(code)).stream())
        // Of two series in one graph each row leads to the same.
        .distinct()
        .flatMap(trend -> Panel.of(trend).stream())
        .filter(panel -> panel.tracks().stream().anyMatch(PaperCharts::isWanted))
        .map(panel -> new TrendChart(panel, language, messages).chart())
        .flatMap(chart -> Layout.of(chart, FRAME).stream())
        .toList();
  }

  private static boolean isWanted(Track track) {
    return track.points().size() >= FEWEST && !track.grounds().isEmpty();
  }
}
