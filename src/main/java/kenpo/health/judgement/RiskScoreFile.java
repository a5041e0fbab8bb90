package kenpo.health.judgement;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import kenpo.config.Section;
import kenpo.health.judgement.RiskScore.RiskAge;
import kenpo.health.judgement.RiskScore.Scored;
import kenpo.health.judgement.RiskScore.Treated;
import kenpo.roster.Sex;

/** Reads a score of risk; the table has to have a row for each sum of points that there can be. */
final class RiskScoreFile {

  private static final int MOST_POINTS = 20;

  private RiskScoreFile() {}

  static RiskScore read(RuleFile rules, Questions questions, Section s) {
    var basis = rules.basis(s);
    var smoking = s.section("smoking");
    var score =
        new RiskScore(
            basis,
            RuleFile.years(s.section("years")),
            RuleFile.names(s.section("predicts")),
            RuleFile.names(s.section("notFor")),
            RuleFile.names(s.section("tells")),
            bySex(s.section("sexes")),
            s.sections("numbers", it -> scored(rules, it)),
            questions.named(smoking, "question"),
            points(smoking),
            s.sections("exclusions", it -> Exclusion.read(rules, questions, it)),
            treated(rules, questions, s.section("treated")),
            RiskTable.read(s.section("table")),
            age(rules, s.section("age"), basis),
            questions);
    if (most(score) != score.table().mostPoints()) {
      s.section("table").refuse("rows", "", (most(score) + 1) + " rows, from no points on");
    }
    return score;
  }

  private static Treated treated(RuleFile rules, Questions questions, Section s) {
    return new Treated(
        RuleFile.names(s.section("words")),
        s.sections(
            "by",
            it ->
                new Treated.Of(
                    questions.named(it, "question"),
                    it.sections("numbers", one -> rules.number(one, "series")))));
  }

  private static Scored scored(RuleFile rules, Section s) {
    var series = rules.number(s, "series");
    int decimals = series.decimals().orElse(0);
    return new Scored(series, Scale.read(s, "points", decimals, RiskScoreFile::points));
  }

  private static int points(Section s) {
    return s.integer("points", 0, MOST_POINTS);
  }

  private static Map<Sex, Integer> bySex(Section s) {
    var bySex = new EnumMap<Sex, Integer>(Sex.class);
    for (var sex : Sex.values()) {
      bySex.put(sex, s.integer(sex.code(), 0, MOST_POINTS));
    }
    return bySex;
  }

  private static RiskAge age(RuleFile rules, Section s, Basis whole) {
    return new RiskAge(
        RuleFile.decimal(s, "perPoint"),
        bySex(s.section("reference")),
        RuleFile.names(s.section("compared")),
        RuleFile.names(s.section("formula")),
        rules.basis(s, whole));
  }

  private static int most(RiskScore score) {
    ToIntFunction<List<Integer>> top = list -> list.stream().mapToInt(it -> it).max().orElse(0);
    return top.applyAsInt(List.copyOf(score.sexes().values()))
        + score.smoking()
        + score.numbers().stream()
            .mapToInt(
                scored ->
                    top.applyAsInt(
                        scored.scale().steps().stream().map(Scale.Step::meaning).toList()))
            .sum();
  }
}
