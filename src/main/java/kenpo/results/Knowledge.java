package kenpo.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.config.ConfigError;
import kenpo.health.Charts;
import kenpo.health.Explanations;
import kenpo.health.Groups;
import kenpo.health.Items;
import kenpo.health.Sources;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Judgements;
import kenpo.society.ResultsPolicy.Text;
import kenpo.society.ScorePolicy;
import kenpo.society.Society;
import kenpo.society.Society.Names;

/** All that pages know of checkups, from {@code conf/health}: read once, at start. */
public record Knowledge(
    Judgements judgements, Groups groups, Charts charts, Explanations explanations) {

  private static final String TRADEMARK = "健康年齢";

  /**
   * Reads the folder; fails with {@link ConfigError}, where a society names what isn't there, too.
   */
  public static Knowledge load(Path folder, Collection<Society> societies) {
    var judgements = Judgements.load(folder).check(societies);
    var items = judgements.items();
    check(items, societies);
    return new Knowledge(
        judgements,
        Groups.load(folder, items),
        Charts.load(folder, items),
        Explanations.load(folder, items, Sources.load(folder)));
  }

  private static void check(Items items, Collection<Society> societies) {
    var problems = new ArrayList<String>();
    for (var society : societies) {
      society.results().texts().stream()
          .map(Text::series)
          .filter(series -> items.series(series).isEmpty())
          .map(series -> strange(society, series))
          .forEach(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new ConfigError(problems);
    }
  }

  /** What of a society's age is doubtful, each in a line for who looks after the files. */
  public List<String> remarks(Collection<Society> societies) {
    return societies.stream().flatMap(this::remarks).toList();
  }

  private Stream<String> remarks(Society society) {
    var age = society.results().healthAge();
    return Stream.concat(
            age.signedOff().stream().flatMap(signed -> doubt(signed.edition()).stream()),
            Stream.of(age.name().ja())
                .filter(name -> name.contains(TRADEMARK))
                .map(Knowledge::licence))
        .map(remark -> "%s.yaml: results.healthAge.%s".formatted(society.id(), remark));
  }

  private Optional<String> doubt(String edition) {
    var there = judgements.scores();
    return there.getLast().equals(edition)
        ? Optional.empty()
        : Optional.of(
            "signedOff.edition: \"%s\" %s; there is: %s"
                .formatted(
                    edition,
                    there.contains(edition)
                        ? "isn't the last, whose years aren't shown"
                        : "counts as no sign-off",
                    String.join(", ", there)));
  }

  private static String licence(String name) {
    return "name: \"%s\" may need a licence of another firm".formatted(name);
  }

  private static String strange(Society society, String series) {
    return "%s.yaml: results.texts: \"%s\" is not allowed; allowed: a key of series.csv"
        .formatted(society.id(), series);
  }

  /** What the page of a society's age, or of a firm's number, is called, where there is one. */
  public Optional<Names> healthAge(Society society) {
    return HealthAgeRule.of(this, society)
        .map(HealthAgeRule::name)
        .or(() -> society.results().healthAge().shownExternal().map(ScorePolicy::name));
  }

  public Items items() {
    return judgements.items();
  }

  Bands bands(Society society) {
    return judgements.bands(society);
  }

  /** What a society says of a series, and where it says nothing, what we do. */
  Optional<Explained> explained(Society society, String series) {
    var own = society.results().text(series);
    var meaning = own.flatMap(Text::meaning);
    var ours = explanations.of(series).map(it -> it.meaning());
    var related = own.flatMap(Text::related);
    return meaning.isEmpty() && ours.isEmpty() && related.isEmpty()
        ? Optional.empty()
        : Optional.of(new Explained(meaning.or(() -> ours), meaning.isEmpty(), related));
  }
}
