package kenpo.health.intake;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what is known of many checkups, by one statement. */
final class KeptImport {

  private static final String KEPT =
      """
      SELECT {c.key}, c.content,
             greatest(c.written,
                      (SELECT max(n.written)
                         FROM {thing}_confirmations n
                        WHERE n.society_id = c.society_id
                          AND n.{thing}_id = c.{thing}_id
                          AND n.version = c.version)) AS written,
             (SELECT array_agg(v.content)
                FROM {thing}_versions v
               WHERE v.society_id = c.society_id
                 AND v.{thing}_id = c.{thing}_id) AS earlier
        FROM unnest({arrays}) AS d ({key})
        JOIN {thing}s c ON c.society_id = ? AND {same}
      """;

  private record Known(Key key, Kept kept) {}

  private final StockSqlImport sql;
  private final String societyId;

  KeptImport(StockSqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  Map<Key, Kept> of(Collection<Key> keys) throws SQLException {
    var kept = new HashMap<Key, Kept>();
    for (var known :
        sql.list(
            KEPT, this::known, new KeysImport(sql).args(List.of(), keys, List.of(societyId)))) {
      kept.put(known.key, known.kept);
    }
    return kept;
  }

  private Known known(ResultSet row) throws SQLException {
    var parts = new ArrayList<Object>();
    for (var part : sql.stock().parts()) {
      parts.add(row.getObject(part.column(), part.read()));
    }
    return new Known(
        new Key(row.getLong("member_id"), parts),
        new Kept(
            row.getObject("written", LocalDate.class),
            ByteBuffer.wrap(row.getBytes("content")),
            digests(Optional.ofNullable(row.getArray("earlier")))));
  }

  private static Set<ByteBuffer> digests(Optional<Array> array) throws SQLException {
    return array.isEmpty()
        ? Set.of()
        : Arrays.stream((byte[][]) array.get().getArray())
            .map(ByteBuffer::wrap)
            .collect(Collectors.toUnmodifiableSet());
  }
}
