package kenpo.db;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;

/** Gives the driver's failures the names the rest of the house knows. */
final class Failures {

  private static final String UNIQUE_VIOLATION = "23505";

  /** Shutting down, crashed, out of time between two statements: the connection is gone. */
  private static final Set<String> CUT = Set.of("57P01", "57P02", "57P05", "25P03");

  /**
   * Statement timeout, starting up, lock not available, closed to connections, deadlock,
   * serialisation, a standby that takes no changes yet.
   */
  private static final Set<String> PASSING =
      Set.of("57014", "57P03", "55P03", "55000", "40P01", "40001", "25006");

  /** Connection exceptions, among them pgbouncer's own, and a lack of connections, memory, disk. */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "53");

  private Failures() {}

  static <T> Future<T> named(Future<T> result) {
    return result.recover(failure -> Future.failedFuture(named(failure)));
  }

  /** Whether the connection went away before the answer came. */
  static boolean connectionLost(Throwable failure) {
    return switch (failure) {
      case PgException pg -> CUT.contains(pg.getSqlState());
      case ClosedConnectionException closed -> true;
      case ConnectException refused -> false;
      case IOException reset -> true;
      // What was still to be sent on it has no class of its own.
      default -> failure.getClass() == VertxException.class;
    };
  }

  private static boolean passing(String state) {
    return CUT.contains(state)
        || PASSING.contains(state)
        || PASSING_CLASSES.contains(state.substring(0, 2));
  }

  private static Throwable named(Throwable failure) {
    return switch (failure) {
      case Conflict known -> known;
      case Unavailable known -> known;
      case PgException pg when UNIQUE_VIOLATION.equals(pg.getSqlState()) ->
          new Conflict(pg.getConstraint());
      case PgException pg when passing(pg.getSqlState()) -> new Unavailable(pg.getSqlState(), pg);
      case PgException ours -> ours;
      case TransactionRollbackException ours -> ours;
      case IllegalArgumentException ours -> ours;
      case IllegalStateException ours -> ours;
      case NullPointerException ours -> ours;
      case ClassCastException ours -> ours;
      case java.util.NoSuchElementException ours -> ours;
      // What is left comes from the connection or its pool: closed, refused, no place to wait.
      default -> new Unavailable(failure.getClass().getSimpleName(), failure);
    };
  }
}
