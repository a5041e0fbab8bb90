package kenpo.results;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.health.Score;
import kenpo.society.ScorePolicy;

/**
 * What a firm makes of somebody's checkups, as it was sent.
 *
 * @param all the newest first; one a fiscal year
 * @param years the same, with those that have none between them
 */
public record Scores(ScorePolicy policy, List<Score> all, List<ByYear<Score>> years) {

  static Scores of(ScorePolicy policy, List<Score> all, LocalDate today) {
    return new Scores(policy, all, ByYear.of(all, Score::first, today));
  }

  public Optional<Score> newest() {
    return all.stream().findFirst();
  }
}
