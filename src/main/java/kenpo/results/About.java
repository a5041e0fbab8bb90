package kenpo.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Source;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Basis;
import kenpo.health.judgement.Grade;
import kenpo.society.ResultsPolicy.Supervisor;
import kenpo.society.ScorePolicy;
import kenpo.society.Society;
import kenpo.society.Society.Names;

/**
 * What has to be known of bands before results are seen.
 *
 * @param edition of the bands that the society has chosen
 * @param supervisor the doctor who has approved them, where the society names one
 * @param texts whether the society has explanations of its own, which he has approved, too
 * @param literature all that anything on the pages is judged by
 * @param external a firm's number that is shown, too
 */
public record About(
    Basis edition,
    List<Label> grades,
    Optional<Supervisor> supervisor,
    boolean texts,
    List<Source> literature,
    Optional<ScorePolicy> external) {

  /** What a band is called. */
  public record Label(Grade grade, Names name) {}

  public static About of(Knowledge knowledge, Society society) {
    var bands = knowledge.bands(society);
    return new About(
        bands.basis(),
        labels(bands),
        society.results().supervisor(),
        !society.results().texts().isEmpty(),
        Stream.of(
                bands.bases(),
                knowledge.judgements().bases(),
                HealthAgeRule.of(knowledge, society).stream().flatMap(HealthAgeRule::bases))
            .flatMap(it -> it)
            .map(Basis::source)
            .distinct()
            .toList(),
        society.results().healthAge().shownExternal());
  }

  public static List<Label> labels(Bands bands) {
    return Arrays.stream(Grade.values())
        .map(grade -> new Label(grade, bands.labels().get(grade)))
        .toList();
  }
}
