package kenpo.health;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.audit.TracedStore;
import kenpo.support.Plan;
import org.junit.jupiter.api.Test;

/** A look at results costs what there is of its owner, however much there is of others. */
class CheckupPlanTest {

  @Test
  void noTableIsReadAsAWholeAndTheAuditLogIsOnlyAddedTo() {
    assertThat(Plan.of(TracedStore.traced(CheckupStore.SHOWN, CheckupStore.SINCE)))
        .contains("Insert on audit_events", "Insert on shown_checkups", "Delete on shown_checkups")
        .contains("members_pkey", "checkups_society_id_member_id", "scores_society_id_member_id")
        .doesNotContain(Plan.BY_KEY)
        .doesNotContain("Seq Scan", "Scan on audit_events", "Scan using audit_events");
  }
}
