package kenpo.health.intake;

import java.sql.SQLException;
import java.util.List;
import kenpo.health.intake.Sorting.Confirmation;
import kenpo.intake.SqlImport;

/**
 * Writes down on which later day checkups were said again, so that what comes late and is older
 * replaces nothing. It stays beside the checkup, for an undo to take it back.
 */
record ConfirmImport(SqlImport sql, String societyId, long importId) {

  private static final String CONFIRM =
      """
      INSERT INTO checkup_confirmations (society_id, checkup_id, version, import_id, written)
      SELECT c.society_id, c.checkup_id, c.version, ?, d.written
        FROM unnest(?::bigint[], ?::date[], ?::text[], ?::text[], ?::text[], ?::date[])
             AS d (member_id, examined, report, program, institution, written)
        JOIN checkups c ON c.society_id = ?
                       AND c.member_id = d.member_id
                       AND c.examined = d.examined
                       AND c.report = d.report
                       AND c.program = d.program
                       AND c.institution = d.institution
          ON CONFLICT (society_id, checkup_id, version, import_id)
          DO UPDATE SET written = EXCLUDED.written
      """;

  void write(List<Confirmation> confirmations) throws SQLException {
    if (!confirmations.isEmpty()) {
      var keys = confirmations.stream().map(Confirmation::key).toList();
      var written = confirmations.stream().map(one -> one.document().written());
      sql.run(
          CONFIRM,
          new KeysImport(sql)
              .args(List.of(importId), keys, List.of(sql.array("date", written), societyId)));
    }
  }
}
