package kenpo.captcha;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import kenpo.db.Db;

/**
 * Challenges that were tried, in a ring of partitions by the time they were issued. The one that is
 * emptied was left at least {@link #SLOT} ago, so clocks of servers may differ by four minutes
 * before a challenge that is still good is forgotten.
 */
record BurnStore(Db db) {

  /** Longer than a challenge lives. */
  private static final Duration SLOT = Duration.ofMinutes(10);

  /** Those that the schema has: before, now, next, and the one to be emptied. */
  private static final int SLOTS = 4;

  /** Whether nobody tried it before; of many at once, one. */
  Future<Boolean> burn(Ticket ticket) {
    return db.run(
            """
            INSERT INTO burned_challenges (society_id, challenge_id, slot)
            VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING
            """,
            ticket.society(),
            Buffer.buffer(ticket.idBytes()),
            slot(ticket.issued(), 0))
        .map(rows -> rows == 1);
  }

  /** Empties the partition that is neither in use nor next; answers how many rows it had. */
  Future<Integer> purge(Instant now) {
    return db.changed(
            "SELECT empty_burned_challenges($1) AS rows",
            row -> row.getInteger("rows"),
            slot(now, 2))
        .map(rows -> rows.orElse(0));
  }

  private static short slot(Instant at, int ahead) {
    long number = Math.floorDiv(at.getEpochSecond(), SLOT.toSeconds()) + ahead;
    return (short) Math.floorMod(number, SLOTS);
  }
}
