package kenpo.health;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.db.Db;

/**
 * The checkups of members, each as it was last sent. They are those of one membership: what belongs
 * to the same person from before a gap is another member's, and isn't found.
 */
public final class CheckupStore {

  private final Db db;

  public CheckupStore(Db db) {
    this.db = db;
  }

  /** Those from that day on, the newest first. */
  public Future<List<StoredCheckup>> since(String societyId, long memberId, LocalDate first) {
    return between(societyId, memberId, first, LocalDate.of(9999, 12, 31));
  }

  /** Those of a day: mostly one, as institutions send each program in a file of its own. */
  public Future<List<StoredCheckup>> on(String societyId, long memberId, LocalDate examined) {
    return between(societyId, memberId, examined, examined);
  }

  private Future<List<StoredCheckup>> between(
      String societyId, long memberId, LocalDate first, LocalDate last) {
    return db.list(
        """
        SELECT checkup_id, version, written, insurer_number, symbol, number, branch, stored_at,
               document
          FROM checkups
         WHERE society_id = $1
           AND member_id = $2
           AND examined BETWEEN $3 AND $4
         ORDER BY examined DESC, report, program, institution
        """,
        CheckupStore::checkup,
        societyId,
        memberId,
        first,
        last);
  }

  private static StoredCheckup checkup(Row row) {
    return new StoredCheckup(
        row.getLong("checkup_id"),
        row.getInteger("version"),
        new StoredCheckup.Papers(
            row.getString("insurer_number"),
            row.getString("symbol"),
            row.getString("number"),
            Optional.ofNullable(row.getString("branch"))),
        Db.instant(row, "stored_at").orElseThrow(),
        CheckupJson.decode(row.getJsonObject("document"), row.getLocalDate("written")));
  }
}
