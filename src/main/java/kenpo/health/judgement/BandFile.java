package kenpo.health.judgement;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kenpo.config.Section;
import kenpo.health.Series;
import kenpo.roster.Sex;
import kenpo.society.Society.Names;

/** Reads an edition of bands. */
final class BandFile {

  private static final int MOST_DIVIDED = 1_000_000;

  private final RuleFile rules;
  private final Questions questions;
  private final Basis whole;

  private BandFile(RuleFile rules, Questions questions, Basis whole) {
    this.rules = rules;
    this.questions = questions;
    this.whole = whole;
  }

  static Bands read(RuleFile rules, Questions questions, Section s) {
    var file = new BandFile(rules, questions, rules.basis(s));
    var numbers = s.sections("numbers", file::numbers);
    file.checkOneForEach(s, numbers);
    return new Bands(
        file.whole,
        RuleFile.years(s.section("years")),
        labels(s.section("grades")),
        new BySeries<>(numbers, BandTable::series),
        new BySeries<>(s.sections("answers", file::answers), AnswerBands::series),
        s.sections("combined", file::combined),
        questions);
  }

  private static Map<Grade, Names> labels(Section s) {
    var labels = new EnumMap<Grade, Names>(Grade.class);
    for (var grade : Grade.values()) {
      labels.put(grade, RuleFile.names(s.section(grade.name())));
    }
    return labels;
  }

  private BandTable numbers(Section s) {
    var series = rules.number(s, "series");
    int decimals = s.has("decimals") ? s.integer("decimals", 0, 3) : series.decimals().orElse(0);
    var ages = s.section("ages");
    return new BandTable(
        series,
        RuleFile.sex(s),
        ages.has("from") ? ages.integer("from", 0, BandTable.OLDEST) : 0,
        ages.has("to") ? ages.integer("to", 0, BandTable.OLDEST) : BandTable.OLDEST,
        BigDecimal.valueOf(s.has("divide") ? s.integer("divide", 1, MOST_DIVIDED) : 1),
        decimals,
        s.has("needsUnit") && s.flag("needsUnit"),
        Scale.read(s, "bands", decimals, BandFile::grade),
        treatedBy(s),
        s.has("lowered") && s.flag("lowered"),
        s.has("prefer") ? Optional.of(rules.number(s, "prefer")) : Optional.empty(),
        rules.basis(s, whole));
  }

  private static Grade grade(Section s) {
    var grade = s.oneOf("grade", Grade.class);
    if (grade == Grade.E) {
      s.refuse("grade", "E", "A to D, as E is said by treatedBy");
    }
    return grade;
  }

  private Optional<String> treatedBy(Section s) {
    return s.has("treatedBy") ? Optional.of(questions.named(s, "treatedBy")) : Optional.empty();
  }

  /** A person has one table, or the edition has none for anybody. */
  private void checkOneForEach(Section s, List<BandTable> tables) {
    for (var series : tables.stream().map(BandTable::series).distinct().toList()) {
      var own = tables.stream().filter(table -> table.series().equals(series)).toList();
      if (!Arrays.stream(Sex.values()).allMatch(sex -> isOneForEachAge(own, sex))) {
        s.refuse("numbers", series.key(), "one table for each sex and age");
      }
    }
  }

  private static boolean isOneForEachAge(List<BandTable> own, Sex sex) {
    return IntStream.rangeClosed(0, BandTable.OLDEST)
        .allMatch(age -> own.stream().filter(table -> table.isFor(sex, age)).count() == 1);
  }

  private AnswerBands answers(Section s) {
    var grades = new HashMap<String, Grade>();
    s.sections(
        "bands",
        it -> RuleFile.codes(it).stream().map(code -> grades.put(code, grade(it))).toList());
    return new AnswerBands(
        rules.answer(s, "series"), rules.list(s), Map.copyOf(grades), rules.basis(s, whole));
  }

  private CombinedBands combined(Section s) {
    return new CombinedBands(
        s.text("key", RuleFile.KEY, RuleFile.KEY_ALLOWED),
        RuleFile.names(s.section("name")),
        s.sections("needs", this::either),
        s.sections("rows", this::row),
        treatedBy(s),
        s.flag("countsInstead"),
        rules.basis(s, whole));
  }

  private Series either(Section s) {
    return s.has("answer") ? rules.answer(s, "answer") : rules.number(s, "number");
  }

  private CombinedBands.Row row(Section s) {
    boolean all = !s.has("any");
    return new CombinedBands.Row(grade(s), all, s.sections(all ? "all" : "any", rules::printed));
  }
}
