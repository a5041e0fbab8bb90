package kenpo.health.intake;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Many keys as columns of one statement. */
record KeysImport(StockSqlImport sql) {

  List<Array> columns(Collection<Key> keys) throws SQLException {
    var columns = new ArrayList<Array>();
    columns.add(sql.array("bigint", keys.stream().map(Key::memberId)));
    var parts = sql.stock().parts();
    for (int i = 0; i < parts.size(); i++) {
      int place = i;
      columns.add(sql.array(parts.get(i).type(), keys.stream().map(key -> key.parts().get(place))));
    }
    return columns;
  }

  /** What a statement is given before the columns, with them, and behind. */
  Object[] args(List<?> first, Collection<Key> keys, List<?> last) throws SQLException {
    var args = new ArrayList<Object>(first);
    args.addAll(columns(keys));
    args.addAll(last);
    return args.toArray();
  }
}
