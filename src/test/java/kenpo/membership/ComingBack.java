package kenpo.membership;

import java.util.List;
import kenpo.support.Accounts;
import kenpo.support.Clerk;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A society whose imports and undos close accounts and open them again. */
abstract class ComingBack {

  static final String EMAIL = "hanako@example.jp";
  static final String PASSWORD = "four words of return";
  static final String STAYS = Clerk.row("9", "");
  static final String HANAKO = Clerk.row("1", "");

  TestPortal portal;
  Accounts accounts;
  Clerk clerk;

  @BeforeEach
  void start() {
    portal = new TestPortal(Policies::unlimited);
    accounts = new Accounts(portal);
    clerk = new Clerk(portal);
  }

  @AfterEach
  void stop() {
    accounts.close();
    portal.close();
  }

  long applied(String... rows) {
    long id = clerk.apply(rows);
    portal.purge();
    return id;
  }

  void undone(long importId) {
    clerk.undo(importId);
    portal.purge();
  }

  long hanako(String number) {
    return account(number, EMAIL);
  }

  long account(String number, String email) {
    return accounts.create("aoba", clerk.member(number), email, PASSWORD);
  }

  /** Whether it is open, else why it is closed and by which import. */
  String account(long id) {
    return portal
        .query(
            """
            SELECT CASE WHEN closed_at IS NULL THEN concat_ws(' ', 'open', close_reason, closed_import)
              ELSE concat_ws(' ', 'closed', close_reason, closed_import) END
            FROM accounts
            WHERE account_id = %d
            """
                .formatted(id))
        .getFirst();
  }

  List<String> log(long account) {
    return portal.query(
        """
        SELECT outcome
        FROM audit_events
        WHERE kind = 'ACCOUNT' AND account_id = %d AND member_id IS NOT NULL
        ORDER BY event_id
        """
            .formatted(account));
  }
}
