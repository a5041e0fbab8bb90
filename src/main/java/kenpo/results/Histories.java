package kenpo.results;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.results.Results.Held;
import kenpo.society.ScorePolicy;
import kenpo.viewing.Viewer;

/** What pages ask for somebody's results: read through the one door, and made ready to be shown. */
public record Histories(Results results, Knowledge knowledge) {

  /** Beside what a firm makes of them, where the society shows it. */
  public record Scored(History history, Optional<Scores> scores) {}

  /** {@code today}: in Japan. */
  public Future<Scored> scored(Viewer viewer, Look look, LocalDate today) {
    var policy = viewer.society().results().healthAge().shownExternal();
    return results
        .scored(viewer, look, policy.map(ScorePolicy::index))
        .map(
            read ->
                new Scored(
                    History.of(read.held(), knowledge, viewer.society()),
                    policy.map(it -> Scores.of(it, read.scores(), today))));
  }

  /** {@code look}: what the audit log has of it. */
  public Future<History> of(Viewer viewer, Look look) {
    return results.of(viewer, look).map(held -> history(viewer, held));
  }

  /** To show that day; empty where there is nothing of it. */
  public Future<Optional<History>> on(Viewer viewer, LocalDate day) {
    return results.on(viewer, day).map(found -> found.map(held -> history(viewer, held)));
  }

  private History history(Viewer viewer, Held held) {
    return History.of(held, knowledge, viewer.society());
  }
}
