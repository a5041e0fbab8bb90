package kenpo.checkup.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.health.Institution;
import kenpo.paper.Grid;
import kenpo.paper.Report;
import kenpo.results.Band;
import kenpo.results.Line;
import kenpo.results.Shown;
import kenpo.results.Years;
import kenpo.results.Years.Block;
import kenpo.results.Years.Cell;
import kenpo.results.Years.Column;
import kenpo.results.Years.Row;

/**
 * Ten years side by side, some at a time, as paper is not as wide as they are.
 *
 * @param judged whether there may be bands
 */
record YearsTables(Wording say, Years years, boolean judged) {

  private static final int AT_A_TIME = 5;
  private static final float ITEM = 0.2f;

  void write(Report report) throws IOException {
    report.heading(2, say.text("checkup.years.title"));
    report.paragraph(say.text("checkup.years.lead"));
    report.paragraph(say.text("checkup.years.counting"));
    report.paragraph(say.text("checkup.years.series"));
    report.paragraph(say.text("checkup.years.method", say.text("checkup.years.mark")));
    if (judged) {
      report.paragraph(say.text("checkup.years.preferred"));
      report.paragraph(
          say.text("checkup.criteria.uncertain", say.text("checkup.criteria.uncertain.mark")));
    }
    for (var block : years.blocks()) {
      report.heading(3, say.in(block.group().name()));
      for (int first = 0; first < years.columns().size(); first += AT_A_TIME) {
        write(report, block, first, Math.min(first + AT_A_TIME, years.columns().size()));
      }
      if (block.left() > 0) {
        report.paragraph(say.text("checkup.years.left", block.left()));
      }
    }
  }

  /** What was sent in none of these years is in no row of them. */
  private void write(Report report, Block block, int first, int end) throws IOException {
    var rows = new ArrayList<List<String>>();
    for (var joint : block.joints()) {
      var bands = joint.bands().subList(first, end);
      if (bands.stream().anyMatch(Optional::isPresent)) {
        rows.add(row(say.in(joint.name()), bands.stream().map(this::band)));
      }
    }
    for (var row : block.rows()) {
      var cells = row.cells().subList(first, end);
      if (cells.stream().anyMatch(cell -> !cell.lines().isEmpty())) {
        rows.add(row(name(row), cells.stream().map(cell -> cell(row, cell))));
      }
    }
    if (!rows.isEmpty()) {
      report.table(new Grid(columns(years.columns().subList(first, end)), rows));
    }
  }

  private static List<String> row(String name, Stream<String> cells) {
    return Stream.concat(Stream.of(name), cells).toList();
  }

  private String band(Optional<Band> band) {
    return band.map(this::letter).orElseGet(() -> say.text("checkup.years.apart"));
  }

  private List<Grid.Column> columns(List<Column> some) {
    float share = (1 - ITEM) / AT_A_TIME;
    return Stream.concat(
            Stream.of(new Grid.Column(say.text("checkup.years.item"), ITEM)),
            some.stream().map(column -> new Grid.Column(title(column), share)))
        .toList();
  }

  private String title(Column column) {
    var lines = new ArrayList<String>();
    lines.add(say.text("checkup.years.year", column.year()));
    column
        .sheet()
        .ifPresent(
            sheet -> {
              lines.add(say.day(sheet.day().day()));
              sheet.day().institutions().stream().map(Institution::name).forEach(lines::add);
            });
    return String.join("\n", lines);
  }

  private String name(Row row) {
    var unit = say.in(row.unit());
    return unit.isEmpty()
        ? say.in(row.name())
        : say.in(row.name()) + " " + say.text("takeaway.paper.mark", unit);
  }

  private String cell(Row row, Cell cell) {
    return cell.lines().isEmpty()
        ? say.text("takeaway.paper.none")
        : cell.lines().stream().map(line -> said(row, line)).collect(Collectors.joining("\n"));
  }

  private String said(Row row, Line line) {
    var value = say.value(within(row, line.value()));
    var marked = line.changed().isPresent() ? value + " " + say.text("checkup.years.mark") : value;
    return Stream.of(
            Stream.of(marked),
            line.band().map(this::letter).stream(),
            unjudged(line).stream(),
            line.from().stream().map(say::in))
        .flatMap(part -> part)
        .collect(Collectors.joining(" "));
  }

  private String letter(Band band) {
    var grade =
        band.isCounting() ? band.grade().name() : say.text("checkup.years.alone", band.grade());
    var value = band.byValue().map(it -> say.text("checkup.years.byValue", it)).orElse("");
    var doubt =
        band.basis().uncertain().map(_ -> say.text("checkup.criteria.uncertain.mark")).orElse("");
    return String.join(" ", grade + value, doubt).strip();
  }

  private Optional<String> unjudged(Line line) {
    return line.isAfterMeal()
        ? Optional.of(say.text("checkup.years.afterMeal"))
        : line.unjudged().map(why -> say.text("checkup.unjudged." + Wording.lower(why)));
  }

  /** Without the unit that the row has already. */
  private static Shown within(Row row, Shown shown) {
    return shown.unit().equals(row.unit()) ? shown.bare() : shown;
  }
}
