package kenpo.results;

import io.vertx.core.Future;
import java.time.LocalDate;
import kenpo.results.Results.Held;
import kenpo.viewing.Viewer;

/** What pages ask for somebody's results: read through the one door, and made ready to be shown. */
public record Histories(Results results, Knowledge knowledge) {

  /** {@code look}: what the audit log has of it. */
  public Future<History> of(Viewer viewer, Look look) {
    return results.of(viewer, look).map(held -> history(viewer, held));
  }

  /** To show that day. */
  public Future<History> on(Viewer viewer, LocalDate day) {
    return results.on(viewer, day).map(held -> history(viewer, held));
  }

  private History history(Viewer viewer, Held held) {
    return History.of(held, knowledge, viewer.society());
  }
}
