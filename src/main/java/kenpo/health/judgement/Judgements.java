package kenpo.health.judgement;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.config.ConfigError;
import kenpo.health.Checkup;
import kenpo.health.Items;
import kenpo.health.Series;
import kenpo.health.Sources;
import kenpo.health.judgement.Outcome.NoRule;
import kenpo.society.Society;

/** All that checkups are judged by, from {@code conf/health}. Pure: reads files at start only. */
public final class Judgements {

  private final Items items;
  private final Editions<Bands> bands;
  private final Editions<NationalValues> values;
  private final Editions<MetabolicRule> metabolic;
  private final Editions<GuidanceRule> guidance;
  private final Editions<EgfrRule> egfr;
  private final Editions<RiskScore> score;
  private final AfterMeal afterMeal;

  private Judgements(RuleFile rules, Path folder) {
    var questions = rules.read(folder.resolve("questions.yaml"), Questions::read);
    this.items = rules.items();
    this.bands =
        Editions.load(
            folder.resolve("bands"),
            file -> rules.read(file, (r, s) -> BandFile.read(r, questions, s)));
    this.values =
        Editions.load(folder.resolve("values"), file -> rules.read(file, NationalValues::read));
    this.metabolic =
        Editions.load(
            folder.resolve("metabolic"),
            file -> rules.read(file, (r, s) -> MetabolicRule.read(r, questions, s)));
    this.guidance =
        Editions.load(
            folder.resolve("guidance"),
            file -> rules.read(file, (r, s) -> GuidanceRule.read(r, questions, s)));
    this.egfr = Editions.load(folder.resolve("egfr"), file -> rules.read(file, EgfrRule::read));
    this.score =
        Editions.load(
            folder.resolve("risk-score"),
            file -> rules.read(file, (r, s) -> RiskScoreFile.read(r, questions, s)));
    this.afterMeal = rules.read(folder.resolve("after-meal.yaml"), AfterMeal::read);
  }

  /** Reads the folder; fails with {@link ConfigError}. */
  public static Judgements load(Path folder) {
    var sources = Sources.load(folder);
    return new Judgements(new RuleFile(Items.load(folder, sources), sources), folder);
  }

  /** Fails with {@link ConfigError} where a society has chosen bands that there are none of. */
  public Judgements check(Collection<Society> societies) {
    var problems =
        societies.stream()
            .filter(society -> bands.named(society.bands()).isEmpty())
            .map(this::strange)
            .toList();
    if (!problems.isEmpty()) {
      throw new ConfigError(problems);
    }
    return this;
  }

  private String strange(Society society) {
    return "%s.yaml: bands: \"%s\" is not allowed; allowed: one of %s"
        .formatted(society.id(), society.bands(), String.join(", ", names(bands)));
  }

  private static List<String> names(Editions<?> editions) {
    return editions.all().stream().map(edition -> edition.basis().edition()).toList();
  }

  public Items items() {
    return items;
  }

  public Readings readings(Checkup checkup) {
    return afterMeal.of(Readings.of(items, checkup));
  }

  /** Of each document of a day; {@link Readings#together} has what counts of the day. */
  public List<Readings> readings(List<Checkup> documents) {
    return afterMeal.of(documents, documents.stream().map(it -> Readings.of(items, it)).toList());
  }

  /** The bands that a society has chosen. */
  public Bands bands(Society society) {
    return bands.named(society.bands()).orElseThrow();
  }

  /** Of all editions of what is judged besides the bands, and shown to members. */
  public Stream<Basis> bases() {
    var editions =
        Stream.of(metabolic.all(), guidance.all(), egfr.all(), values.all()).flatMap(List::stream);
    return Stream.concat(editions.map(Edition::basis), Stream.of(afterMeal.basis()));
  }

  /** National values of the fiscal year of a checkup, where we have them. */
  public Optional<NationalValues> values(LocalDate examined) {
    return values.of(examined);
  }

  /** All numbers that it is judged by, in any edition. */
  public Stream<Series> metabolicNumbers() {
    return metabolic.all().stream().flatMap(MetabolicRule::looksAt);
  }

  /** All numbers that it is judged by, in any edition. */
  public Stream<Series> guidanceNumbers() {
    return guidance.all().stream().flatMap(GuidanceRule::looksAt);
  }

  /** All numbers that it is estimated by, in any edition. */
  public Stream<Series> egfrNumbers() {
    return egfr.all().stream().flatMap(EgfrRule::looksAt);
  }

  public AsSent<Metabolic> metabolic(Subject subject, LocalDate examined, Readings readings) {
    Outcome<Metabolic> computed =
        metabolic
            .of(examined)
            .map(rule -> rule.judge(subject, examined, readings))
            .orElseGet(NoRule::new);
    return AsSent.of(
        readings.answer("metabolic-syndrome"), Metabolic.LIST, computed, Metabolic.NONE);
  }

  public AsSent<GuidanceLevel> guidance(Subject subject, LocalDate examined, Readings readings) {
    Outcome<GuidanceLevel> computed =
        guidance
            .of(examined)
            .map(rule -> rule.judge(subject, examined, readings))
            .orElseGet(NoRule::new);
    return AsSent.of(
        readings.answer("guidance-level"), GuidanceLevel.LIST, computed, GuidanceLevel.NONE);
  }

  /** For checkups that have creatinine without eGFR: an estimate. */
  public Outcome<BigDecimal> egfr(Subject subject, LocalDate examined, Readings readings) {
    return egfr.of(examined)
        .map(rule -> rule.compute(subject, examined, readings))
        .orElseGet(NoRule::new);
  }

  /** The edition of the score that the fiscal year of a checkup has. */
  public Optional<RiskScore> scoreOf(LocalDate examined) {
    return score.of(examined);
  }

  /** The edition of the score that has that name. */
  public Optional<RiskScore> scoreNamed(String edition) {
    return score.named(edition);
  }

  /** What the editions of the score are called, by the years that they are for. */
  public List<String> scores() {
    return score.all().stream()
        .sorted(Comparator.comparing(it -> it.years().from().orElse(0)))
        .map(it -> it.basis().edition())
        .toList();
  }

  /** {@code readings}, {@code said}: of one day. */
  public Outcome<Score> score(Subject subject, LocalDate examined, Readings readings, Said said) {
    return score
        .of(examined)
        .map(rule -> rule.judge(subject, examined, readings, said))
        .orElseGet(NoRule::new);
  }

  /**
   * All that documents of a day say of what rules may ask for: files may hold thousands of other
   * things.
   */
  public Said said(Subject subject, LocalDate examined, List<Checkup> documents) {
    var each = readings(documents);
    var counting = new ArrayList<Readings>();
    var all = new ArrayList<Readings>();
    for (int i = 0; i < documents.size(); i++) {
      var document = each.get(i);
      documents.get(i).observations().stream()
          .filter(it -> items.find(it.item()).filter(known -> !known.isRepeatable()).isPresent())
          .map(it -> Readings.of(items, List.of(it)))
          .forEach(
              alone -> {
                all.add(alone);
                counting.add(
                    completed(subject, examined, document, alone.withoutThoseOf(document)));
              });
    }
    return new Said(counting, all);
  }

  /** With an eGFR that we estimate, where the document hasn't sent one. */
  private Readings completed(
      Subject subject, LocalDate examined, Readings document, Readings alone) {
    return egfr.of(examined)
        .filter(rule -> document.number(rule.estimated().key()).isEmpty())
        .flatMap(rule -> rule.estimate(subject, examined, alone))
        .map(alone::completedBy)
        .orElse(alone);
  }
}
