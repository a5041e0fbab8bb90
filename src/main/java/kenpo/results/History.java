package kenpo.results;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kenpo.health.ItemCode;
import kenpo.health.StoredCheckup;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Subject;
import kenpo.results.Results.Held;
import kenpo.society.Society;
import kenpo.society.Society.Names;

/** What there is of a member, day by day, as all pages show it. Pure. */
public final class History {

  private final Knowledge knowledge;
  private final Society society;
  private final Bands bands;
  private final Optional<Subject> subject;
  private final List<Examined> days;

  private History(
      Knowledge knowledge, Society society, Optional<Subject> subject, List<Examined> days) {
    this.knowledge = knowledge;
    this.society = society;
    this.bands = knowledge.bands(society);
    this.subject = subject;
    this.days = days;
  }

  public static History of(Held held, Knowledge knowledge, Society society) {
    var byDay =
        held.checkups().stream()
            .collect(
                groupingBy(
                    (StoredCheckup it) -> it.text().examined(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return new History(
        knowledge,
        society,
        held.subject(),
        byDay.values().stream()
            .map(documents -> Examined.of(documents, knowledge.judgements()))
            .toList());
  }

  /** The newest first. */
  public List<Examined> days() {
    return days;
  }

  /** Empty where the roster doesn't say the sex: nothing is judged then. */
  public Optional<Subject> subject() {
    return subject;
  }

  /** The edition that all of them are judged by. */
  public Bands bands() {
    return bands;
  }

  public Optional<Sheet> latest() {
    return days.stream().findFirst().map(day -> sheet(0));
  }

  public Optional<Sheet> on(LocalDate day) {
    return IntStream.range(0, days.size())
        .filter(i -> days.get(i).day().equals(day))
        .mapToObj(this::sheet)
        .findFirst();
  }

  /** One thing over the years; empty where our tables don't have it. */
  public Optional<Trend> trend(ItemCode code) {
    return new Trends(knowledge, society, bands, subject, days).of(code);
  }

  /** All of them side by side; {@code today}: in Japan. */
  public Years years(LocalDate today) {
    var sheets = IntStream.range(0, days.size()).mapToObj(this::sheet).toList();
    return Years.of(sheets, knowledge.groups().all(), today);
  }

  /**
   * What is judged of each day as a whole, the newest first; days without any of it are not there.
   */
  public List<Verdicts> verdicts() {
    return days.stream()
        .map(day -> Verdicts.of(knowledge, society, subject, day))
        .filter(it -> !it.isEmpty())
        .toList();
  }

  /** How an age is made of them; empty where the society doesn't show it. */
  public Optional<HealthAgeRule> healthAgeRule() {
    return HealthAgeRule.of(knowledge, society);
  }

  /** By that rule; empty where nothing can be judged. {@code today}: in Japan. */
  public Optional<HealthAges> healthAges(HealthAgeRule rule, LocalDate today) {
    return subject
        .map(
            who ->
                new AgeReckoning(
                    knowledge.judgements(),
                    rule.signedOff().edition(),
                    who,
                    day -> isToSee(who, day)))
        .map(reckoning -> HealthAges.of(reckoning, days, today));
  }

  /** What the page of the age is called, where there is one. */
  public Optional<Names> healthAge() {
    return knowledge.healthAge(society);
  }

  /**
   * Whether a day has results with which to see a doctor, by the bands or national values: for
   * which it doesn't matter what was before.
   */
  private boolean isToSee(Subject who, Examined day) {
    return sheet(day, List.of()).isToSee()
        || knowledge
            .judgements()
            .values(day.day())
            .filter(values -> values.isToSeeDoctor(who, day.readings()))
            .isPresent();
  }

  private Sheet sheet(int place) {
    return sheet(days.get(place), days.subList(place + 1, days.size()));
  }

  private Sheet sheet(Examined day, List<Examined> earlier) {
    var lines = new Lines(knowledge, society, bands, subject, day, earlier, new Reasons(day));
    return new Sheets(knowledge, bands).of(day, lines);
  }
}
