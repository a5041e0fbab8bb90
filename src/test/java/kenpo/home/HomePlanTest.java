package kenpo.home;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.support.Plan;
import org.junit.jupiter.api.Test;

/** Home reads a few rows of its owner's, however much there is of him and of others. */
class HomePlanTest {

  @Test
  void noTableIsReadAsAWholeAndTheAuditLogNotAtAll() {
    assertThat(Plan.of(HomeStore.OWNER))
        .contains("shown_checkups_pkey", "checkups_society_id_member_id")
        .doesNotContain(Plan.BY_KEY)
        .doesNotContain("Seq Scan on accounts", "Seq Scan on members")
        .doesNotContain("Seq Scan on checkups", "Seq Scan on shown_checkups", "audit_events");
  }
}
