package kenpo.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** What tests need that let two things happen at once, or one in the middle of the other. */
public final class Race {

  private Race() {}

  /** Does both at the same instant, and fails when one does. */
  public static void atOnce(Callable<?> one, Callable<?> other) throws Exception {
    all(List.<Callable<Object>>of(one::call, other::call));
  }

  /** Does all at the same instant; answers what each answered, and fails when one does. */
  public static <T> List<T> all(List<Callable<T>> asked) throws Exception {
    var barrier = new CyclicBarrier(asked.size());
    try (var threads = Executors.newFixedThreadPool(asked.size())) {
      var underway =
          threads.invokeAll(
              asked.stream()
                  .<Callable<T>>map(
                      ask ->
                          () -> {
                            barrier.await();
                            return ask.call();
                          })
                  .toList());
      var answers = new ArrayList<T>();
      for (var answer : underway) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  /**
   * Comes later than the other by so many questions to the database, however slow that is today.
   */
  public static void lag(TestPortal portal, int questions) {
    for (int asked = 0; asked < questions; asked++) {
      portal.query("SELECT 1");
    }
  }

  /** Somebody else's transaction, who holds others up until it ends. */
  public static Connection transaction(TestPortal portal) throws SQLException {
    var direct = portal.database.direct();
    var connection =
        DriverManager.getConnection(
            "jdbc:postgresql://%s:%d/%s"
                .formatted(direct.host(), direct.port(), portal.database.name()),
            "postgres",
            "");
    connection.setAutoCommit(false);
    return connection;
  }

  public static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether any statement waits for a lock just now. */
  public static boolean isAnybodyWaiting(TestPortal portal) {
    return !portal
        .query(
            """
            SELECT pid
            FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        .isEmpty();
  }
}
