package kenpo.throttle;

import static kenpo.throttle.Halving.halved;
import static kenpo.throttle.Halving.seconds;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.db.Db;

/** Scores of many addresses at once. */
public record ScoreStore(Db db) {

  /** The highest score that any of the addresses has now; they are given by their keys. */
  public Future<Double> highest(
      String societyId, List<Buffer> addresses, Duration halfLife, Instant now) {
    return db.first(
            """
            SELECT coalesce(max(%s), 0)::float8 AS highest
            FROM throttle_scores AS s
            WHERE s.society_id = $1
              AND s.bucket = 'ADDRESS'
              AND s.subject_key = ANY ($2::bytea[])
            """
                .formatted(halved("s", "$3::timestamptz", "$4::float8")),
            row -> row.getDouble("highest"),
            societyId,
            addresses.toArray(Buffer[]::new),
            now,
            seconds(halfLife))
        .map(Optional::orElseThrow);
  }
}
