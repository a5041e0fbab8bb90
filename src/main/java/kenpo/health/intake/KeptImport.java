package kenpo.health.intake;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kenpo.intake.SqlImport;

/** Reads what is known of many checkups, by one statement. */
final class KeptImport {

  private static final String KEPT =
      """
      SELECT c.member_id, c.examined, c.report, c.program, c.institution, c.content,
             greatest(c.written,
                      (SELECT max(n.written)
                         FROM checkup_confirmations n
                        WHERE n.society_id = c.society_id
                          AND n.checkup_id = c.checkup_id
                          AND n.version = c.version)) AS written,
             (SELECT array_agg(v.content)
                FROM checkup_versions v
               WHERE v.society_id = c.society_id
                 AND v.checkup_id = c.checkup_id) AS earlier
        FROM unnest(?::bigint[], ?::date[], ?::text[], ?::text[], ?::text[])
             AS d (member_id, examined, report, program, institution)
        JOIN checkups c ON c.society_id = ?
                       AND c.member_id = d.member_id
                       AND c.examined = d.examined
                       AND c.report = d.report
                       AND c.program = d.program
                       AND c.institution = d.institution
      """;

  private record Known(CheckupKey key, Kept kept) {}

  private final SqlImport sql;
  private final String societyId;

  KeptImport(SqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  Map<CheckupKey, Kept> of(Collection<CheckupKey> keys) throws SQLException {
    var kept = new HashMap<CheckupKey, Kept>();
    for (var known :
        sql.list(
            KEPT,
            KeptImport::known,
            new KeysImport(sql).args(List.of(), keys, List.of(societyId)))) {
      kept.put(known.key, known.kept);
    }
    return kept;
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        new CheckupKey(
            row.getLong("member_id"),
            row.getObject("examined", LocalDate.class),
            row.getString("report"),
            row.getString("program"),
            row.getString("institution")),
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
