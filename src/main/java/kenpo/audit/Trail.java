package kenpo.audit;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.audit.Actor.Role;
import kenpo.audit.Audit.Kind;
import kenpo.db.Db;

/**
 * What the audit log has of one person's data: who came in, what was opened, which letters went.
 */
public record Trail(Db db) {

  private static final List<Kind> KINDS =
      List.of(Kind.LOGIN, Kind.VIEWING, Kind.RESULTS, Kind.LETTER);

  /**
   * Something that happened.
   *
   * @param by empty where it was not written down yet
   */
  public record Step(Instant at, Kind kind, String outcome, Optional<Role> by) {}

  /** The newest first, of the account and of its member, whichever account that had. */
  public Future<List<Step>> of(String societyId, long accountId, int skipped, int most) {
    return new TrailStore(db).of(societyId, accountId, KINDS, skipped, most);
  }
}
