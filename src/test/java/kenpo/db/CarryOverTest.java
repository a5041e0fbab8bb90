package kenpo.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kenpo.config.PortalConfig;
import kenpo.support.Database;
import kenpo.support.Steps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What times said before, numbers of imports say after the step of the schema. */
class CarryOverTest {

  private static final String IMPORTS =
      """
      INSERT INTO roster_imports (society_id, import_id, state, file_name, file_bytes, started_at,
        heard_at, ended_at)
      OVERRIDING SYSTEM VALUE
      SELECT 'aoba', n, CASE n WHEN 4 THEN 'undone' ELSE 'done' END, '', 1, at, at, at
      FROM generate_series(1, 4) AS n
      CROSS JOIN LATERAL (SELECT timestamptz '2026-12-01' + n * interval '1 hour' AS at) AS ended
      """;

  private static final String MEMBERS =
      """
      INSERT INTO members (society_id, person_key, kind, kana, birth_date, acquired, renumbered_at)
      VALUES ('aoba', 'never', 'insured', 'ｱ', '1980-04-01', '2020-04-01', NULL),
             ('aoba', 'by 2', 'insured', 'ｱ', '1980-04-01', '2020-04-01', '2026-12-01 02:00')
      """;

  /** Made before any, while the second was applied, and with the third. */
  private static final String ACCOUNTS =
      """
      INSERT INTO accounts (society_id, member_id, email, email_key, password_hash, language,
        terms_version, privacy_version, agreed_at, created_at, closed_at, closed_import)
      SELECT 'aoba', member_id, at, at, '', 'ja', '1', '1', now(), at::timestamptz, now(), closed
      FROM members
      CROSS JOIN (VALUES ('2026-12-01 00:30', 3), ('2026-12-01 01:59', 4), ('2026-12-01 03:00', NULL))
        AS account (at, closed)
      WHERE person_key = 'by 2'
      """;

  private static final String REGISTRATION =
      """
      INSERT INTO registrations (society_id, state, browser_hash, origin_hash, app, language, email,
        email_key, password_hash, created_at, expires_at, matched_at)
      VALUES ('aoba', 'activated', '', '', false, 'ja', '', '', '', now(), now(), '2026-12-01 01:59')
      """;

  /** The third import changed both. */
  private static final String CHANGES =
      """
      INSERT INTO roster_changes
      SELECT society_id, 3, member_id,
             jsonb_build_object('member', to_jsonb(m), 'identities', '[]'::jsonb)
      FROM members AS m
      """;

  private final PortalConfig.Database database = Database.empty();

  @BeforeEach
  void migrate() {
    Steps.to(database, "8");
    for (var sql : List.of(IMPORTS, MEMBERS, ACCOUNTS, REGISTRATION, CHANGES)) {
      Database.execute(database.name(), sql);
    }
    Steps.to(database, "9");
  }

  @Test
  void whoseNumberChangedIsKnownByTheImport() {
    assertThat(query("SELECT renumbered_by FROM members ORDER BY person_key DESC"))
        .containsExactly(null, "2");
  }

  @Test
  void accountsAndRegistrationsAreOfTheImportBeforeThem() {
    assertThat(query("SELECT matched_import FROM accounts ORDER BY created_at"))
        .containsExactly(null, "1", "3");
    assertThat(query("SELECT matched_import FROM registrations")).containsExactly("1");
    assertThat(
            query(
                """
                SELECT membership_end(m, a.matched_import, '(2026-12-02,{insured},{},2000-01-01,t)')
                FROM accounts AS a
                JOIN members AS m USING (society_id, member_id)
                ORDER BY a.created_at
                """))
        .containsExactly("renumbered", "renumbered", null);
  }

  @Test
  void whatAnUndoBringsBackIsKnownByTheImportToo() {
    assertThat(
            query(
                """
                SELECT b.renumbered_by
                FROM roster_changes AS c
                CROSS JOIN LATERAL jsonb_populate_record(NULL::members, c.before -> 'member') AS b
                ORDER BY b.person_key DESC
                """))
        .containsExactly(null, "2");
  }

  @Test
  void whatAnUndoHadLeftClosedStaysClosed() {
    assertThat(query("SELECT closed_import FROM accounts ORDER BY created_at"))
        .containsExactly("3", null, null);
  }

  private List<String> query(String sql) {
    return Database.query(database.name(), sql);
  }
}
