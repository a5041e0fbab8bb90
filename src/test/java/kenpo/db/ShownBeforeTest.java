package kenpo.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kenpo.config.PortalConfig;
import kenpo.society.AgreedTo;
import kenpo.society.AgreedTo.Part;
import kenpo.support.Database;
import kenpo.support.Steps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What members agreed to and were shown under earlier steps of the schema isn't asked or told anew.
 */
class ShownBeforeTest {

  /** The accounts are told apart by their addresses. */
  private static final String ACCOUNTS =
      """
      WITH member AS (
        INSERT INTO members (society_id, person_key, kind, kana, birth_date, acquired)
        SELECT 'aoba', who, 'insured', 'ｱ', '1980-04-01', '2020-04-01'
        FROM unnest(ARRAY['agreed', 'never', 'undated', 'looked']) AS who
        RETURNING society_id, member_id, person_key)
      INSERT INTO accounts (society_id, member_id, email, email_key, password_hash, language,
        terms_version, privacy_version, agreed_at, created_at)
      SELECT society_id, member_id, person_key, person_key, '', 'ja', '1', '1', now(), now()
      FROM member
      """;

  private static final String VIEWINGS =
      """
      INSERT INTO viewings (society_id, account_id, agreed_to, agreed_at)
      SELECT society_id, account_id, version, at
      FROM accounts
      JOIN (VALUES ('agreed', '1', timestamptz '2026-11-01'), ('never', NULL, NULL), ('undated', '1', NULL))
        AS given (email, version, at) USING (email)
      """;

  /** Before the look, at it, and after it. */
  private static final String CHECKUPS =
      """
      INSERT INTO checkups (society_id, member_id, examined, report, program, institution, version,
        written, insurer_number, symbol, number, content, import_id, stored_at, document)
      SELECT society_id, member_id, day, '10', '010', '1311111111', 1, day, '', '', '', '', 1, at, '{}'
      FROM members
      CROSS JOIN (VALUES (date '2024-06-01', timestamptz '2026-10-01 09:00'),
                         (date '2025-06-01', '2026-11-02 08:58'),
                         (date '2026-06-01', '2026-11-03 09:00')) AS given (day, at)
      """;

  private static final String LOOKS =
      """
      INSERT INTO audit_events (society_id, at, kind, outcome, account_id, actor)
      SELECT society_id, at, 'RESULTS', outcome, account_id, 'member'
      FROM accounts
      CROSS JOIN (VALUES (timestamptz '2026-11-02 09:00', 'LATEST'), ('2026-11-04 09:00', 'ITEM'))
        AS given (at, outcome)
      WHERE email = 'looked'
      """;

  private final PortalConfig.Database database = Database.empty();

  @BeforeEach
  void migrate() {
    Steps.to(database, "20");
    for (var sql : List.of(ACCOUNTS, VIEWINGS, CHECKUPS, LOOKS)) {
      Database.execute(database.name(), sql);
    }
    Steps.to(database, "latest");
  }

  @Test
  void whoAgreedHasAgreedToWhatItWas() {
    assertThat(
            query(
                """
                SELECT concat_ws(' ', email, version, v.agreed_at = '2026-11-01')
                FROM viewing_agreements AS v
                JOIN accounts USING (society_id, account_id)
                ORDER BY email
                """))
        .containsExactly("agreed 1 t", "undated 1 f");
  }

  /** So he is told what there is beside the text. */
  @Test
  void whatWasAgreedToNamesTheTextAlone() {
    var agreed = AgreedTo.of(query("SELECT min(version) FROM viewing_agreements").getFirst());
    assertThat(new AgreedTo("1", "2026-04-01", "ab").differences(agreed))
        .containsExactly(Part.EDITION, Part.DOCTOR);
  }

  @Test
  void whatWasThereAtTheLastLookWasShown() {
    assertThat(
            query(
                """
                SELECT concat_ws(' ', email, examined, s.stored_at = c.stored_at)
                FROM shown_checkups AS s
                JOIN checkups AS c USING (society_id, checkup_id)
                JOIN accounts USING (society_id, account_id)
                """))
        .containsExactly("looked 2024-06-01 t");
  }

  private List<String> query(String sql) {
    return Database.query(database.name(), sql);
  }
}
