package kenpo.loadtest.bare;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The portal's database, reached the cheapest way Vert.x has: one pipelined client an event loop.
 */
record BareDatabase(int port, Path passwordFile) {

  private static final int PIPELINED = 256;
  private static final String SOME_KEYS =
      "SELECT member_id FROM members WHERE society_id = 'aoba' LIMIT 1000";
  private static final String BY_KEY =
      "SELECT name, kana FROM members WHERE society_id = $1 AND member_id = $2";

  Future<Rows> open(Vertx vertx) {
    var client =
        PgBuilder.client()
            .with(new PoolOptions().setMaxSize(1))
            .connectingTo(
                new PgConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setDatabase("kenpo")
                    .setUser("kenpo_app")
                    .setPassword(password())
                    .setCachePreparedStatements(true)
                    .setPipeliningLimit(PIPELINED))
            .using(vertx)
            .build();
    return client
        .query(SOME_KEYS)
        .execute()
        .map(
            found -> {
              var keys = new ArrayList<Long>();
              found.forEach(row -> keys.add(row.getLong("member_id")));
              return new Rows(client, List.copyOf(keys));
            });
  }

  /** Answers a member's name by key, each time of another member. */
  static final class Rows {

    private final SqlClient client;
    private final List<Long> keys;
    private int last;

    private Rows(SqlClient client, List<Long> keys) {
      this.client = client;
      this.keys = keys;
    }

    Future<String> next() {
      last = (last + 1) % keys.size();
      return client
          .preparedQuery(BY_KEY)
          .execute(Tuple.of("aoba", keys.get(last)))
          .map(rows -> rows.iterator().next().getString("kana"));
    }
  }

  private String password() {
    try {
      return Files.readString(passwordFile).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
