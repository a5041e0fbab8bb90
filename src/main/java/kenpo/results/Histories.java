package kenpo.results;

import io.vertx.core.Future;
import kenpo.viewing.Viewer;

/** What pages ask for somebody's results: read through the one door, and made ready to be shown. */
public record Histories(Results results, Knowledge knowledge) {

  /** {@code look}: what the audit log has of it. */
  public Future<History> of(Viewer viewer, Look look) {
    return results.of(viewer, look).map(held -> History.of(held, knowledge, viewer.society()));
  }
}
