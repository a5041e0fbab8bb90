package kenpo.loadtest.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * The portal's database, as its owner: people get checkups and have them opened without letters.
 */
final class HealthDatabase implements AutoCloseable {

  /** Checkups {@code c}, once more for whoever is called {@code other}. */
  private static final String AGAIN =
      """
      INSERT INTO checkups (society_id, member_id, examined, report, program, institution, version,
                            written, insurer_number, symbol, number, branch, content, import_id,
                            stored_at, document)
      SELECT c.society_id, other.member_id, c.examined, c.report, c.program, c.institution, 1,
             c.written, c.insurer_number, c.symbol, c.number, c.branch, c.content, c.import_id,
             c.stored_at, c.document
      """;

  /** Each account's member gets the years of the one who has most. */
  private static final String GIVE =
      AGAIN
          + """
            FROM checkups c, accounts other
           WHERE c.society_id = other.society_id
             AND c.member_id = (SELECT member_id FROM checkups GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1)
          ON CONFLICT DO NOTHING
          """;

  private static final String MEMBERS =
      """
      INSERT INTO members (society_id, person_key, kind, kana, birth_date, sex, acquired)
      SELECT 'aoba', 'load ' || i, 'insured', 'ﾌｶ', DATE '1970-01-01', 'male', DATE '2000-04-01'
        FROM generate_series(1, ?) i
      ON CONFLICT DO NOTHING
      """;

  /** Ten years of each, as somebody has them. */
  private static final String FILL =
      AGAIN
          + """
            FROM members other, (
                 SELECT * FROM checkups
                  WHERE member_id = (SELECT member_id FROM accounts ORDER BY account_id LIMIT 1)
                  ORDER BY examined DESC LIMIT 10) c
           WHERE other.person_key LIKE 'load %'
          ON CONFLICT DO NOTHING
          """;

  /** What a letter and a question would have done. */
  private static final String PROVE =
      """
      INSERT INTO viewings (society_id, account_id, letter_id, question, secret_hash)
      SELECT society_id, account_id, 9000000000000000000, '?', '-'
        FROM accounts
      ON CONFLICT (society_id, account_id) DO UPDATE
         SET letter_id = excluded.letter_id,
             question = excluded.question,
             secret_hash = excluded.secret_hash
      """;

  private static final String OPEN =
      """
      INSERT INTO viewing_openings (society_id, session_hash, account_id, used_at)
      SELECT society_id, session_hash, account_id, now()
        FROM sessions
      ON CONFLICT DO NOTHING
      """;

  private static final String COUNT = "SELECT count(*) FROM checkups";

  /** Rows that were read of the two tables, by scans of all and by their indexes. */
  private static final String READ =
      """
      SELECT sum(seq_tup_read)::bigint, sum(idx_tup_fetch)::bigint
        FROM pg_stat_user_tables
       WHERE relname IN ('checkups', 'members')
      """;

  private static final String COMMITS =
      "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()";

  private final Connection connection;

  /** {@code environment}: of a portal. */
  HealthDatabase(Map<String, String> environment) throws IOException, SQLException {
    var password =
        Path.of(environment.get("PORTAL_DATABASE_PASSWORD_FILE")).resolveSibling("kenpo_owner");
    connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:%s/kenpo"
                .formatted(environment.get("PORTAL_DATABASE_PORT")),
            "kenpo_owner",
            Files.readString(password).strip());
  }

  /** What PostgreSQL has counted so far. */
  record Counted(long commits, long scanned, long fetched) {

    Counted since(Counted before) {
      return new Counted(
          commits - before.commits, scanned - before.scanned, fetched - before.fetched);
    }
  }

  void give() throws SQLException {
    run(GIVE);
    run(PROVE);
    run("VACUUM ANALYZE checkups");
  }

  /** So many members more, with ten checkups each. */
  void fill(int members) throws SQLException {
    try (var statement = connection.prepareStatement(MEMBERS)) {
      statement.setInt(1, members);
      statement.executeUpdate();
    }
    run(FILL);
    run("VACUUM ANALYZE members");
    run("VACUUM ANALYZE checkups");
  }

  /** For all sessions there are. */
  void open() throws SQLException {
    run(OPEN);
  }

  long checkups() throws SQLException {
    return numbers(COUNT)[0];
  }

  /** Backends tell their figures within a second or two of their last statement. */
  Counted counted() throws SQLException, InterruptedException {
    Thread.sleep(2500);
    var read = numbers(READ);
    return new Counted(numbers(COMMITS)[0], read[0], read[1]);
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long[] numbers(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      var numbers = new long[rows.getMetaData().getColumnCount()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = rows.getLong(i + 1);
      }
      return numbers;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
