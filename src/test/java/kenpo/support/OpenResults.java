package kenpo.support;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import kenpo.health.Checkup;
import kenpo.society.Society;
import kenpo.society.ViewingPolicy.Style;

/** A portal whose members have opened their results. */
public final class OpenResults implements AutoCloseable {

  private static final String PASSWORD = "kikoeru suzumushi 42";
  private static final AtomicInteger COUNT = new AtomicInteger();

  public final TestPortal portal;
  private final Accounts accounts;

  public OpenResults() {
    this(UnaryOperator.identity());
  }

  /** Where societies have other policies. */
  public OpenResults(UnaryOperator<Society> change) {
    portal =
        new TestPortal(
            s -> change.apply(Policies.viewing(Policies.unlimited(s), Style.recentPassword)));
    accounts = new Accounts(portal);
  }

  /** Somebody whose results are open in that browser. */
  public record Somebody(OpenResults at, long member, long account, Browser browser) {

    public Somebody was(Checkup checkup) {
      Shelf.put(at.portal.database, "aoba", member, checkup);
      return this;
    }

    /** Looks of his that were written down, the oldest first. */
    public java.util.List<String> looks() {
      return at.portal.query(
          """
          SELECT outcome FROM audit_events
          WHERE kind = 'RESULTS' AND member_id = %d AND account_id = %d AND actor = 'member'
          ORDER BY event_id
          """
              .formatted(member, account));
    }
  }

  /** A woman born on 1 April 1980. */
  public Somebody woman() {
    int count = COUNT.incrementAndGet();
    var email = "results" + count + "@example.jp";
    var member =
        portal.member(
            "aoba",
            "06990014",
            "71",
            String.valueOf(5_000_000 + count),
            "ｱｵﾊﾞ ﾊﾅｺ",
            LocalDate.of(1980, 4, 1));
    portal.execute("UPDATE members SET sex = 'female' WHERE member_id = " + member);
    long account = accounts.create("aoba", member, email, PASSWORD);
    return new Somebody(this, member, account, opened(email));
  }

  private Browser opened(String email) {
    var browser = portal.browser();
    browser.get("/login");
    browser.post("/login", "email", email, "password", PASSWORD);
    browser.get("/checkups");
    Cautions.agree(browser);
    return browser;
  }

  @Override
  public void close() {
    accounts.close();
    portal.close();
  }
}
