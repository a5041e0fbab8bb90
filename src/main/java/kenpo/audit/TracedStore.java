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
 * there are both, committed, or neither. Of what there is nothing to be seen no event says that it
 * was: then none is written, and no row comes back.
 */
public record TracedStore(Audit audit) {

  /**
   * The rows of a query.
   *
   * @param condition on which there is anything to be seen
   * @param query begins with SELECT, or with what else WITH names and a comma before it; selects
   *     nothing where {@code traced} has no row. Own parameters of both are numbered from $11 on
   */
  public <T> Future<List<T>> list(
      String societyId,
      Event event,
      String condition,
      String query,
      Function<Row, T> map,
      Object... args) {
    var events = List.of(audit.signed(event));
    var all =
        Stream.concat(
            AuditStore.args(societyId, audit.clock().instant(), events), Arrays.stream(args));
    return audit
        .db()
        .changes(traced(condition, query), map, all.toArray())
        .onSuccess(read -> read.stream().findFirst().ifPresent(seen -> audit.count(event)));
  }

  /** The whole statement. */
  public static String traced(String condition, String query) {
    return "WITH traced AS (%sWHERE %s\nRETURNING event_id)\n%s"
        .formatted(AuditStore.ADD, condition, query);
  }
}
