package kenpo.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import kenpo.audit.Audit.Event;

/**
 * Reads what nobody may read without a trace: one statement writes the event and reads the rows, so
 * there are both, committed, or neither.
 */
public record TracedStore(Audit audit) {

  /**
   * The rows of a query.
   *
   * @param query begins with SELECT, or with what else WITH names and a comma before it; its own
   *     parameters are numbered from $11 on
   */
  public <T> Future<List<T>> list(
      String societyId, Event event, String query, Function<Row, T> map, Object... args) {
    var events = List.of(audit.signed(event));
    var all =
        Stream.concat(
            AuditStore.args(societyId, audit.clock().instant(), events), Arrays.stream(args));
    return audit
        .db()
        .changes(traced(query), map, all.toArray())
        .onSuccess(read -> audit.count(event));
  }

  /** The whole statement. */
  public static String traced(String query) {
    return "WITH traced AS (" + AuditStore.ADD + ")\n" + query;
  }
}
