package kenpo.db;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.Set;

/** Gives the driver's failures the names the rest of the house knows. */
final class Failures {

  private static final String UNIQUE_VIOLATION = "23505";

  /**
   * Statement timeout, shutting down, crashed, starting up, too many connections, lock not
   * available, closed to connections, deadlock, serialisation.
   */
  private static final Set<String> PASSING =
      Set.of("57014", "57P01", "57P02", "57P03", "53300", "55P03", "55000", "40P01", "40001");

  private Failures() {}

  static <T> Future<T> named(Future<T> result) {
    return result.recover(failure -> Future.failedFuture(named(failure)));
  }

  private static Throwable named(Throwable failure) {
    return switch (failure) {
      case Conflict known -> known;
      case Unavailable known -> known;
      case PgException pg when UNIQUE_VIOLATION.equals(pg.getSqlState()) ->
          new Conflict(pg.getConstraint());
      case PgException pg when PASSING.contains(pg.getSqlState()) ->
          new Unavailable(pg.getSqlState(), pg);
      case PgException ours -> ours;
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
