package kenpo.health.intake;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import kenpo.intake.SqlImport;

/** Many keys as columns of one statement: member_id, examined, report, program, institution. */
record KeysImport(SqlImport sql) {

  List<Array> columns(Collection<CheckupKey> keys) throws SQLException {
    return List.of(
        column(keys, "bigint", CheckupKey::memberId),
        column(keys, "date", CheckupKey::examined),
        column(keys, "text", CheckupKey::report),
        column(keys, "text", CheckupKey::program),
        column(keys, "text", CheckupKey::institution));
  }

  /** What a statement is given before the columns, with them, and behind. */
  Object[] args(List<?> first, Collection<CheckupKey> keys, List<?> last) throws SQLException {
    var args = new ArrayList<Object>(first);
    args.addAll(columns(keys));
    args.addAll(last);
    return args.toArray();
  }

  private Array column(Collection<CheckupKey> keys, String type, Function<CheckupKey, ?> value)
      throws SQLException {
    return sql.array(type, keys.stream().map(value));
  }
}
