package kenpo.checkup.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.judgement.Basis;
import kenpo.paper.Grid;
import kenpo.paper.Grid.Column;
import kenpo.paper.Report;
import kenpo.paper.Typefaces;
import kenpo.results.Criteria;
import kenpo.results.Criteria.Cell;
import kenpo.results.Criteria.Row;
import kenpo.results.Reference;
import kenpo.society.Society;
import kenpo.web.Language;
import kenpo.web.Messages;

/** All edges of the bands that a society judges by, as a PDF: nothing of anybody's results. */
public final class CriteriaPaper {

  private static final float ITEM = 0.26f;
  private static final float WHO = 0.14f;

  private final Society society;
  private final Criteria criteria;
  private final Wording say;
  private final LocalDate today;

  /**
   * @param today in Japan
   */
  public CriteriaPaper(
      Society society, Criteria criteria, Messages messages, Language language, LocalDate today) {
    this.society = society;
    this.criteria = criteria;
    this.say = new Wording(messages, language);
    this.today = today;
  }

  public byte[] pdf(Typefaces typefaces) {
    try (var report = say.begun(typefaces, "checkup.criteria.title", society, today)) {
      report.paragraph(say.in(criteria.edition().source().title()));
      report.paragraph(say.text("checkup.criteria.rounded"));
      report.paragraph(
          say.text("checkup.criteria.treated", say.text("checkup.criteria.treated.mark")));
      report.paragraph(
          say.text("checkup.criteria.uncertain", say.text("checkup.criteria.uncertain.mark")));
      for (var together : criteria.together()) {
        report.paragraph(say.text("checkup.criteria.together", say.in(together)));
      }
      report.table(new Grid(columns(), criteria.rows().stream().map(this::row).toList()));
      doubts(report);
      return report.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Column> columns() {
    float share = (1 - ITEM - WHO) / criteria.grades().size();
    return Stream.concat(
            Stream.of(
                new Column(say.text("checkup.years.item"), ITEM),
                new Column(say.text("checkup.criteria.who"), WHO)),
            criteria.grades().stream().map(grade -> new Column(grade.name(), share)))
        .toList();
  }

  private List<String> row(Row row) {
    return Stream.concat(Stream.of(name(row), who(row)), row.cells().stream().map(this::cell))
        .toList();
  }

  private String name(Row row) {
    var words = new ArrayList<String>();
    words.add(say.in(row.name()));
    if (row.treated()) {
      words.add(say.text("checkup.criteria.treated.mark"));
    }
    if (row.basis().uncertain().isPresent()) {
      words.add(say.text("checkup.criteria.uncertain.mark"));
    }
    if (!say.in(row.unit()).isEmpty()) {
      words.add(say.text("takeaway.paper.mark", say.in(row.unit())));
    }
    return String.join(" ", words);
  }

  private String who(Row row) {
    var sex =
        row.sex()
            .map(it -> say.text("checkup.sex." + it.code()))
            .orElseGet(() -> say.text("checkup.sex.all"));
    return row.ages()
        .map(it -> sex + " " + say.text("checkup.range", it.from(), it.to()))
        .orElse(sex);
  }

  private String cell(Cell cell) {
    return cell.spans().isEmpty() && cell.answers().isEmpty()
        ? say.text("takeaway.paper.none")
        : say.reference(new Reference(cell.spans(), cell.answers(), Optional.empty()));
  }

  /** Each once, as most tables of an item have the same source. */
  private void doubts(Report report) throws IOException {
    var doubtful =
        criteria.rows().stream().filter(row -> row.basis().uncertain().isPresent()).toList();
    if (!doubtful.isEmpty()) {
      report.heading(2, say.text("checkup.criteria.doubts"));
      for (var row : doubtful) {
        report.paragraph(say.text("takeaway.paper.said", say.in(row.name()), doubt(row.basis())));
      }
    }
  }

  private String doubt(Basis basis) {
    var edition =
        basis.edition().isEmpty()
            ? say.text("checkup.about.undated")
            : say.text("checkup.about.dated", basis.edition());
    return say.in(basis.uncertain().orElseThrow())
        + " "
        + say.in(basis.source().title())
        + " "
        + edition;
  }
}
