package kenpo.support;

import java.util.List;

/** How PostgreSQL would run a statement where a thousand members have years of results. */
public final class Plan {

  /**
   * Checkups that are asked for by their keys alone: all of the society's may be looked through up
   * to the newest of them, where PostgreSQL has old figures of which keys there are.
   */
  public static final String BY_KEY = "using checkups_pkey";

  /** One of them has looked more often than there are rows of anything else. */
  private static final List<String> MANY =
      List.of(
          """
          INSERT INTO members (society_id, person_key, kind, kana, birth_date, acquired)
          SELECT 'aoba', n, 'insured', 'ｱ', '1980-04-01', '2020-04-01'
          FROM generate_series(1, 1000) AS n
          """,
          """
          INSERT INTO accounts (society_id, member_id, email, email_key, password_hash, language,
            terms_version, privacy_version, agreed_at, created_at)
          SELECT society_id, member_id, person_key, person_key, '', 'ja', '1', '1', now(), now()
          FROM members
          """,
          """
          INSERT INTO checkups (society_id, member_id, examined, report, program, institution,
            version, written, insurer_number, symbol, number, content, import_id, stored_at, document)
          SELECT society_id, member_id, make_date(2016 + n, 6, 1), '10', '010', '1311111111',
                 1, '2026-06-11', '', '', '', '', 1, now(), '{}'
          FROM members
          CROSS JOIN generate_series(1, 10) AS n
          """,
          """
          INSERT INTO scores (society_id, member_id, fiscal_year, index_code, version, written,
            insurer_number, symbol, number, content, import_id, stored_at, document)
          SELECT society_id, member_id, 2016 + n, 'example', 1, '2026-06-11', '', '', '', '', 1,
                 now(), '{}'
          FROM members
          CROSS JOIN generate_series(1, 10) AS n
          """,
          """
          INSERT INTO shown_checkups (society_id, account_id, checkup_id, stored_at)
          SELECT society_id, account_id, checkup_id, stored_at
          FROM checkups
          JOIN accounts USING (society_id, member_id)
          """,
          """
          INSERT INTO audit_events (society_id, at, kind, outcome, account_id, actor)
          SELECT society_id, now(), 'RESULTS', 'LATEST', account_id, 'member'
          FROM (SELECT * FROM accounts LIMIT 1) AS one
          CROSS JOIN generate_series(1, 15000)
          """,
          "ANALYZE");

  private Plan() {}

  /** As a server runs it that has prepared it: whatever its parameters are. */
  public static String of(String statement) {
    var database = Database.fresh().name();
    MANY.forEach(sql -> Database.execute(database, sql));
    return String.join("\n", Database.plan(database, statement));
  }
}
