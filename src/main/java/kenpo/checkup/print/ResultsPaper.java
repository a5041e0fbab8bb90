package kenpo.checkup.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.chart.Drawing;
import kenpo.health.Institution;
import kenpo.health.Person;
import kenpo.paper.Grid;
import kenpo.paper.Grid.Column;
import kenpo.paper.Report;
import kenpo.paper.Typefaces;
import kenpo.results.Band;
import kenpo.results.History;
import kenpo.results.Line;
import kenpo.results.Sheet;
import kenpo.results.Sheet.Section;
import kenpo.results.Years;
import kenpo.society.Society;
import kenpo.society.Society.Names;
import kenpo.web.Language;
import kenpo.web.Messages;

/**
 * A member's results as a PDF: the newest checkup in full, ten years side by side, and graphs of
 * them.
 */
public final class ResultsPaper {

  private final Society society;
  private final Person person;
  private final History history;
  private final List<Drawing> charts;
  private final Wording say;
  private final LocalDate today;

  /**
   * @param charts of what was measured over the years
   * @param today in Japan
   */
  public ResultsPaper(
      Society society,
      Person person,
      History history,
      List<Drawing> charts,
      Messages messages,
      Language language,
      LocalDate today) {
    this.society = society;
    this.person = person;
    this.history = history;
    this.charts = List.copyOf(charts);
    this.say = new Wording(messages, language);
    this.today = today;
  }

  public byte[] pdf(Typefaces typefaces) {
    try (var report = say.begun(typefaces, "checkup.title", society, today)) {
      report.paragraph(
          say.text("takeaway.paper.person", person.kana(), say.day(person.birthDate())));
      var latest = history.latest();
      if (latest.isPresent()) {
        write(report, latest.get());
        var years = history.years(today);
        new YearsTables(say, years, history.subject().isPresent()).write(report);
        doubts(report, years);
        charts(report);
      } else {
        report.paragraph(say.text("checkup.none"));
      }
      return report.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Report report, Sheet sheet) throws IOException {
    report.heading(2, say.text("checkup.day", say.day(sheet.day().day())));
    report.paragraph(institutions(sheet));
    if (sheet.day().isCorrected()) {
      report.paragraph(say.text("checkup.corrected.text"));
    }
    if (history.subject().isPresent()) {
      var edition = history.bands().basis().source().title();
      report.paragraph(
          say.text("takeaway.paper.said", say.text("checkup.edition"), say.in(edition)));
      report.paragraph(say.text("checkup.cautions"));
    } else {
      report.paragraph(say.text("checkup.unjudged.text"));
    }
    for (var section : sheet.sections()) {
      report.heading(3, say.in(section.group().name()));
      report.table(new Grid(columns(), rows(section)));
    }
  }

  private void charts(Report report) throws IOException {
    if (!charts.isEmpty()) {
      report.heading(2, say.text("takeaway.paper.charts"));
      report.paragraph(say.text("takeaway.paper.charts.text"));
      legend(report);
    }
    for (var chart : charts) {
      report.heading(3, chart.title());
      report.figure(chart);
    }
  }

  /** Of all that a graph may hold. */
  private void legend(Report report) throws IOException {
    var edition = say.in(history.bands().basis().source().title());
    report.paragraph(say.text("checkup.trend.bands", edition));
    for (var part : List.of("marks", "national", "breaks", "bounds")) {
      report.paragraph(say.text("checkup.trend." + part));
    }
  }

  private String institutions(Sheet sheet) {
    var names =
        sheet.day().institutions().stream()
            .map(Institution::name)
            .collect(Collectors.joining(say.text("checkup.comma")));
    return say.text("takeaway.paper.said", say.text("checkup.institution"), names);
  }

  private List<Column> columns() {
    return List.of(
        new Column(say.text("takeaway.paper.item"), 0.24f),
        new Column(say.text("takeaway.paper.value"), 0.18f),
        new Column(say.text("checkup.band"), 0.17f),
        new Column(say.text("checkup.normal"), 0.13f),
        new Column(say.text("takeaway.paper.notes"), 0.28f));
  }

  private List<List<String>> rows(Section section) {
    var rows = new ArrayList<List<String>>();
    for (var it : section.together()) {
      rows.add(
          List.of(say.in(it.name()), say.text("checkup.together"), say.band(it.band()), "", ""));
    }
    section.lines().forEach(line -> rows.add(row(line)));
    return rows;
  }

  private List<String> row(Line line) {
    return List.of(
        say.in(line.name()),
        say.value(line.value()),
        say.band(line),
        line.normal().map(say::reference).orElse(""),
        say.more(line));
  }

  /** Each once with the names of all that it is said of, as many bands have the same source. */
  private void doubts(Report report, Years years) throws IOException {
    var doubts = new LinkedHashMap<String, Set<String>>();
    for (var it : years.columns().stream().flatMap(ResultsPaper::bands).toList()) {
      say.doubt(it.band)
          .ifPresent(
              why -> doubts.computeIfAbsent(why, _ -> new LinkedHashSet<>()).add(say.in(it.name)));
    }
    if (!doubts.isEmpty()) {
      report.heading(3, say.text("checkup.uncertain"));
      for (var doubt : doubts.entrySet()) {
        var names = String.join(say.text("checkup.comma"), doubt.getValue());
        report.paragraph(say.text("takeaway.paper.said", names, doubt.getKey()));
      }
    }
  }

  private record Named(Names name, Band band) {}

  private static Stream<Named> bands(Years.Column column) {
    return column.sheet().stream()
        .flatMap(sheet -> sheet.sections().stream())
        .flatMap(ResultsPaper::bands);
  }

  private static Stream<Named> bands(Section section) {
    return Stream.concat(
        section.together().stream().map(it -> new Named(it.name(), it.band())),
        section.lines().stream()
            .flatMap(line -> line.band().map(band -> new Named(line.name(), band)).stream()));
  }
}
