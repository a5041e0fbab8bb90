package kenpo.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import kenpo.chart.Axis;
import kenpo.chart.Chart;
import kenpo.chart.Day;
import kenpo.chart.Frame;
import kenpo.chart.Layout;
import kenpo.chart.Mark;
import kenpo.chart.Reading;
import kenpo.chart.Reading.Bound;
import kenpo.chart.Years;
import kenpo.support.ReadAloud;
import kenpo.support.ReadAloud.Said;
import org.junit.jupiter.api.Test;

/** What is on paper is read aloud in its order, and nothing of it twice. */
class ReportTest {

  private static final Typefaces TYPEFACES = Typefaces.load();
  private static final List<Grid.Column> COLUMNS =
      List.of(new Grid.Column("項目", 0.5f), new Grid.Column("結果", 0.5f));

  @Test
  void eachThingIsTaggedForWhatItIs() throws IOException {
    try (var report = new Report(TYPEFACES, "健診結果", "ja", "青葉健康保険組合")) {
      report.heading(2, "身体計測");
      report.paragraph("若葉健診センター");
      report.table(new Grid(COLUMNS, List.of(List.of("身長", "158.2 cm"), List.of("体重", ""))));
      try (var read = ReadAloud.of(report.bytes())) {
        assertThat(read.all())
            .containsExactly(
                new Said("H1", "健診結果"),
                new Said("H2", "身体計測"),
                new Said("P", "若葉健診センター"),
                new Said("TH Column", "項目"),
                new Said("TH Column", "結果"),
                new Said("TH Row", "身長"),
                new Said("TD", "158.2 cm"),
                new Said("TH Row", "体重"),
                new Said("TD", ""));
        var catalog = read.document().getDocumentCatalog();
        assertThat(catalog.getLanguage()).isEqualTo("ja");
        assertThat(catalog.getMarkInfo().isMarked()).isTrue();
        assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
        assertThat(read.document().getDocumentInformation().getTitle()).isEqualTo("健診結果");
        assertThat(read.fontsElsewhere()).isEmpty();
      }
    }
  }

  @Test
  void titlesComeAgainOnEachPageAndAreReadOnce() throws IOException {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < 100; i++) {
      rows.add(List.of("項目" + i + "番", "結果" + i + "番"));
    }
    try (var report = new Report(TYPEFACES, "健診結果", "ja", "青葉健康保険組合")) {
      report.table(new Grid(COLUMNS, rows));
      try (var read = ReadAloud.of(report.bytes())) {
        int pages = read.document().getNumberOfPages();
        assertThat(pages).isGreaterThan(2);
        for (int page = 1; page <= pages; page++) {
          assertThat(read.page(page)).contains("項目 結果", page + " / " + pages, "青葉健康保険組合");
        }
        assertThat(read.texts("TH Column")).containsExactly("項目", "結果");
        assertThat(read.texts("TH Row")).hasSize(100).doesNotHaveDuplicates();
        assertThat(read.texts("TD")).contains("結果0番", "結果99番");
      }
    }
  }

  @Test
  void aCellLongerThanAPageGoesOnOnTheNext() throws IOException {
    var words = "所見がありました。".repeat(500);
    try (var report = new Report(TYPEFACES, "健診結果", "ja", "")) {
      report.table(new Grid(COLUMNS, List.of(List.of("心電図", words))));
      report.paragraph("おわり");
      try (var read = ReadAloud.of(report.bytes())) {
        assertThat(read.document().getNumberOfPages()).isGreaterThan(1);
        assertThat(read.texts("TD")).containsExactly(words);
        assertThat(read.texts("P")).containsExactly("おわり");
      }
    }
  }

  @Test
  void titlesNeverStandAloneAtTheEndOfAPage() throws IOException {
    var words = "所見がありました。".repeat(40);
    for (int before = 30; before < 50; before++) {
      try (var report = new Report(TYPEFACES, "健診結果", "ja", "")) {
        for (int i = 0; i < before; i++) {
          report.paragraph("本文");
        }
        report.table(new Grid(COLUMNS, List.of(List.of("心電図", words))));
        try (var read = ReadAloud.of(report.bytes())) {
          var page = read.page(1);
          assertThat(page.contains("項目")).as("" + before).isEqualTo(page.contains("心電図"));
        }
      }
    }
  }

  @Test
  void titlesLeaveRoomForRowsHoweverLongTheyAre() throws IOException {
    var columns = List.of(new Grid.Column("項目", 0.8f), new Grid.Column("院".repeat(900), 0.2f));
    try (var report = new Report(TYPEFACES, "健診結果", "ja", "")) {
      report.table(new Grid(columns, List.of(List.of("身長", "158.2 cm"), List.of("体重", "50"))));
      try (var read = ReadAloud.of(report.bytes())) {
        assertThat(read.document().getNumberOfPages()).isEqualTo(1);
        assertThat(read.texts("TH Column").getLast()).startsWith("院院").endsWith("院…");
        assertThat(read.texts("TD")).containsExactly("158.2 cm", "50");
      }
    }
  }

  @Test
  void aChartIsTaggedWithWordsInItsPlace() throws IOException {
    var reading = new Reading(0, new BigDecimal("22.0"), Bound.EXACT, Mark.CIRCLE, "22.0", "one");
    var chart =
        new Chart(
            "BMIの推移",
            "1回の記録です。",
            Axis.ofNumbers("BMI"),
            new Years("年度", Month.APRIL),
            List.of("BMI"),
            List.of(new Day(LocalDate.of(2026, 6, 1), "22.0", List.of(reading))),
            List.of(),
            List.of());
    try (var report = new Report(TYPEFACES, "健診結果", "ja", "")) {
      report.figure(Layout.of(chart, Frame.WIDE).orElseThrow());
      try (var read = ReadAloud.of(report.bytes())) {
        assertThat(read.texts("Figure")).containsExactly("BMIの推移 1回の記録です。");
        assertThat(read.page(1)).contains("22.0", "2026", "年度");
      }
    }
  }

  @Test
  void charactersThatAFontLacksAreOfTheNextOrAMarkForNone() throws IOException {
    try (var report = new Report(TYPEFACES, "健診結果", "ja", "")) {
      report.paragraph("𠮷田\u0001さん\uE000\t髙 Cafe\u0301");
      try (var read = ReadAloud.of(report.bytes())) {
        assertThat(read.texts("P")).containsExactly("𠮷田さん〓 髙 Café");
      }
    }
  }
}
