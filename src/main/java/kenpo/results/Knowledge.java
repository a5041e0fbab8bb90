package kenpo.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kenpo.config.ConfigError;
import kenpo.health.Charts;
import kenpo.health.Explanations;
import kenpo.health.Groups;
import kenpo.health.Items;
import kenpo.health.Sources;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Judgements;
import kenpo.society.HealthAgePolicy.SignOff;
import kenpo.society.ResultsPolicy.Text;
import kenpo.society.Society;

/** All that pages know of checkups, from {@code conf/health}: read once, at start. */
public record Knowledge(
    Judgements judgements, Groups groups, Charts charts, Explanations explanations) {

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

  /** Sign-offs that count as none, each in a line for who looks after the files. */
  public List<String> remarks(Collection<Society> societies) {
    return societies.stream()
        .flatMap(
            society ->
                society.results().healthAge().signedOff().stream()
                    .map(SignOff::edition)
                    .filter(edition -> judgements.scoreNamed(edition).isEmpty())
                    .map(edition -> unsigned(society, edition)))
        .toList();
  }

  private String unsigned(Society society, String edition) {
    return "%s.yaml: results.healthAge.signedOff.edition: \"%s\" counts as no sign-off; there is: %s"
        .formatted(society.id(), edition, String.join(", ", judgements.scores()));
  }

  private static String strange(Society society, String series) {
    return "%s.yaml: results.texts: \"%s\" is not allowed; allowed: a key of series.csv"
        .formatted(society.id(), series);
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
