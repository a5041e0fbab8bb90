package kenpo.health.intake;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import kenpo.health.intake.Sorting.Change;
import kenpo.health.intake.Sorting.Confirmation;
import kenpo.health.intake.Sorting.Version;

/** Writes what was brought, many at once. */
final class WriteImport {

  private static final String COLUMNS =
      """
      unnest({arrays}, ?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[],
             ?::bytea[])
             AS d ({key}, written, insurer_number, symbol, number, branch, content, document)
      """;

  private static final String ADD =
      """
      INSERT INTO {thing}s (society_id, {key}, version, written, insurer_number, symbol, number,
                            branch, content, import_id, stored_at, document)
      SELECT ?, {d.key}, 1, d.written, d.insurer_number, d.symbol, d.number, d.branch, d.content,
             ?, ?, convert_from(d.document, 'UTF8')::jsonb
        FROM %s
      """
          .formatted(COLUMNS);

  private static final String KEEP =
      """
      INSERT INTO {thing}_versions (society_id, {thing}_id, version, written, insurer_number,
                                    symbol, number, branch, content, import_id, stored_at,
                                    document, replaced_by)
      SELECT c.society_id, c.{thing}_id, c.version, c.written, c.insurer_number,
             c.symbol, c.number, c.branch, c.content, c.import_id, c.stored_at,
             c.document, ?
        FROM unnest({arrays}) AS d ({key})
        JOIN {thing}s c ON c.society_id = ? AND {same}
      """;

  private static final String CORRECT =
      """
      UPDATE {thing}s c
         SET version = c.version + 1,
             written = d.written,
             insurer_number = d.insurer_number,
             symbol = d.symbol,
             number = d.number,
             branch = d.branch,
             content = d.content,
             import_id = ?,
             stored_at = ?,
             document = convert_from(d.document, 'UTF8')::jsonb
        FROM %s
       WHERE c.society_id = ? AND {same}
      """
          .formatted(COLUMNS);

  private final StockSqlImport sql;
  private final String societyId;
  private final long importId;
  private final OffsetDateTime now;
  private final Set<Key> touched = new HashSet<>();
  private final List<Version> added = new ArrayList<>();
  private final List<Version> corrected = new ArrayList<>();
  private final List<Confirmation> confirmed = new ArrayList<>();

  WriteImport(StockSqlImport sql, String societyId, long importId, OffsetDateTime now) {
    this.sql = sql;
    this.societyId = societyId;
    this.importId = importId;
    this.now = now;
  }

  void write(List<Change> changes) throws SQLException {
    for (var change : changes) {
      once(change.key());
      switch (change) {
        case Version version -> (version.correction() ? corrected : added).add(version);
        case Confirmation confirmation -> confirmed.add(confirmation);
      }
    }
    flush();
  }

  /** One statement touches one once; a file may have it twice. */
  private void once(Key key) throws SQLException {
    if (!touched.add(key)) {
      flush();
      touched.add(key);
    }
  }

  private void flush() throws SQLException {
    if (!added.isEmpty()) {
      sql.run(ADD, args(List.of(societyId, importId, now), all(added), List.of()));
    }
    if (!corrected.isEmpty()) {
      sql.run(KEEP, args(List.of(importId), columns(corrected), List.of(societyId)));
      sql.run(CORRECT, args(List.of(importId, now), all(corrected), List.of(societyId)));
    }
    new ConfirmImport(sql, societyId, importId).write(confirmed);
    confirmed.clear();
    added.clear();
    corrected.clear();
    touched.clear();
  }

  private static Object[] args(List<?> first, List<?> columns, List<?> last) {
    var args = new ArrayList<Object>(first);
    args.addAll(columns);
    args.addAll(last);
    return args.toArray();
  }

  private List<Array> columns(List<Version> versions) throws SQLException {
    return new KeysImport(sql).columns(versions.stream().map(Version::key).toList());
  }

  private List<Array> all(List<Version> changes) throws SQLException {
    var columns = new ArrayList<>(columns(changes));
    columns.add(column(changes, "date", it -> it.document().written()));
    columns.add(column(changes, "text", it -> it.insured().identity().insurerNumber()));
    columns.add(column(changes, "text", it -> it.insured().identity().symbol()));
    columns.add(column(changes, "text", it -> it.insured().identity().number()));
    columns.add(column(changes, "text", it -> it.insured().identity().branch().orElse(null)));
    columns.add(bytes(changes, Content::digest));
    columns.add(bytes(changes, Content::json));
    return columns;
  }

  private Array column(List<Version> changes, String type, Function<Version, ?> value)
      throws SQLException {
    return sql.array(type, changes.stream().map(value));
  }

  private Array bytes(List<Version> changes, Function<Content, ByteBuffer> part)
      throws SQLException {
    return sql.array(
        "bytea",
        changes.stream()
            .map(it -> part.apply(it.document().content()).array())
            .toArray(byte[][]::new));
  }
}
