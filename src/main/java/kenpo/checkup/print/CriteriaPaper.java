package kenpo.checkup.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.health.judgement.Basis;
import kenpo.paper.Grid;
import kenpo.paper.Grid.Column;
import kenpo.paper.Report;
import kenpo.paper.Typefaces;
import kenpo.results.Criteria;
import kenpo.results.Criteria.Ages;
import kenpo.results.Criteria.Cell;
import kenpo.results.Criteria.Joint;
import kenpo.results.Criteria.Row;
import kenpo.results.Criteria.Step;
import kenpo.results.Reference;
import kenpo.society.Society;
import kenpo.society.Society.Names;
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
      report.table(new Grid(columns(), criteria.rows().stream().map(this::row).toList()));
      for (var joint : criteria.joints()) {
        write(report, joint);
      }
      doubts(report);
      return report.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Report report, Joint joint) throws IOException {
    report.heading(2, marked(say.in(joint.name()), joint.treated(), joint.basis()));
    report.paragraph(say.text("checkup.criteria.together"));
    for (var step : joint.steps()) {
      report.paragraph(say.text("takeaway.paper.said", step.grade(), said(step)));
    }
  }

  private String said(Step step) {
    return step.parts().isEmpty()
        ? say.text("checkup.criteria.else")
        : step.parts().stream()
            .map(part -> say.in(part.name()) + " " + cell(part.cell()).replace("\n", ""))
            .collect(
                Collectors.joining(
                    say.text(step.all() ? "checkup.criteria.and" : "checkup.criteria.or")));
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
    words.add(marked(say.in(row.name()), row.treated(), row.basis()));
    if (!say.in(row.unit()).isEmpty()) {
      words.add(say.text("takeaway.paper.mark", say.in(row.unit())));
    }
    row.preferred()
        .map(it -> say.text("checkup.criteria.preferred", say.in(it)))
        .ifPresent(words::add);
    return String.join(" ", words);
  }

  private String marked(String name, boolean isTreated, Basis basis) {
    var treated = isTreated ? " " + say.text("checkup.criteria.treated.mark") : "";
    var doubt = basis.uncertain().map(_ -> " " + say.text("checkup.criteria.uncertain.mark"));
    return name + treated + doubt.orElse("");
  }

  private String who(Row row) {
    var sex =
        row.sex()
            .map(it -> say.text("checkup.sex." + it.code()))
            .orElseGet(() -> say.text("checkup.sex.all"));
    return row.ages().map(it -> sex + " " + ages(it)).orElse(sex);
  }

  private String ages(Ages ages) {
    return ages.to()
        .map(to -> say.text("checkup.ages", ages.from(), to))
        .orElseGet(() -> say.text("checkup.ages.from", ages.from()));
  }

  private String cell(Cell cell) {
    return cell.spans().isEmpty() && cell.answers().isEmpty()
        ? say.text("takeaway.paper.none")
        : say.reference(new Reference(cell.spans(), cell.answers(), Optional.empty()));
  }

  /** Each once, as most tables of an item have the same source. */
  private void doubts(Report report) throws IOException {
    var doubts =
        Stream.concat(
                criteria.rows().stream().flatMap(row -> doubt(row.name(), row.basis())),
                criteria.joints().stream().flatMap(joint -> doubt(joint.name(), joint.basis())))
            .toList();
    if (!doubts.isEmpty()) {
      report.heading(2, say.text("checkup.criteria.doubts"));
      for (var doubt : doubts) {
        report.paragraph(doubt);
      }
    }
  }

  private Stream<String> doubt(Names name, Basis basis) {
    return basis.uncertain().stream()
        .map(_ -> say.text("takeaway.paper.said", say.in(name), doubt(basis)));
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
