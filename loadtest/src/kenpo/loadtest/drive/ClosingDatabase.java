package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The portal's database, where accounts are closed as by a roster that they are no longer on. */
final class ClosingDatabase {

  private static final String CLOSE =
      """
      UPDATE accounts
         SET closed_at = now(), close_reason = 'membership_lost'
       WHERE society_id = 'aoba'
         AND email = $1
      """;

  private final PgConnectOptions options;

  /** {@code environment}: of a portal. */
  ClosingDatabase(Map<String, String> environment) throws IOException {
    var password = Path.of(environment.get("PORTAL_DATABASE_PASSWORD_FILE"));
    options =
        new PgConnectOptions()
            .setHost("127.0.0.1")
            .setPort(Integer.parseInt(environment.get("PORTAL_DATABASE_PORT")))
            .setDatabase("kenpo")
            .setUser("kenpo_app")
            .setPassword(Files.readString(password).strip());
  }

  Future<Void> close(Vertx vertx, String email) {
    return PgConnection.connect(vertx, options)
        .compose(
            connection ->
                connection
                    .preparedQuery(CLOSE)
                    .execute(Tuple.of(email))
                    .compose(done -> done.rowCount() == 1 ? connection.close() : failed()));
  }

  private static Future<Void> failed() {
    return Future.failedFuture(new WrongAnswer("no account to close"));
  }
}
