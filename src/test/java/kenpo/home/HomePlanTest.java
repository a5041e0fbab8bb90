package kenpo.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kenpo.support.Database;
import org.junit.jupiter.api.Test;

/** Home reads a few rows of its owner's, however much there is of him and of others. */
class HomePlanTest {

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
          INSERT INTO shown_checkups (society_id, account_id, checkup_id, stored_at)
          SELECT society_id, account_id, checkup_id, stored_at
          FROM checkups
          JOIN accounts USING (society_id, member_id)
          """,
          """
          INSERT INTO audit_events (society_id, at, kind, outcome, account_id, actor)
          SELECT society_id, now(), 'RESULTS', 'LATEST', account_id, 'member'
          FROM (SELECT * FROM accounts LIMIT 1) AS one
          CROSS JOIN generate_series(1, 5000)
          """,
          "ANALYZE");

  private static final List<String> PARAMETERS =
      List.of(
          "'aoba'",
          "1",
          "'(2026-12-02,{insured},{},2000-01-01,t)'",
          "true",
          "true",
          "date '2017-04-01'");

  @Test
  void noTableIsReadAsAWholeAndTheAuditLogNotAtAll() {
    var database = Database.fresh();
    MANY.forEach(sql -> Database.execute(database.name(), sql));
    var plan =
        String.join(
            "\n", Database.query(database.name(), "EXPLAIN (COSTS OFF) " + given(HomeStore.OWNER)));
    assertThat(plan)
        .contains("shown_checkups_pkey", "checkups_society_id_member_id")
        .doesNotContain("Seq Scan on accounts", "Seq Scan on members")
        .doesNotContain("Seq Scan on checkups", "Seq Scan on shown_checkups", "audit_events");
  }

  private static String given(String statement) {
    var given = statement;
    for (int i = 0; i < PARAMETERS.size(); i++) {
      given = given.replace("$" + (i + 1), PARAMETERS.get(i));
    }
    return given;
  }
}
