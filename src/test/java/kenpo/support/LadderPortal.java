package kenpo.support;

import org.junit.jupiter.api.AfterEach;

/** A portal for each test, with the ladder as it is by default, and somebody with an account. */
public abstract class LadderPortal {

  protected static final String EMAIL = "hanako@example.jp";
  protected static final String PASSWORD = "four words of hers";

  protected final TestPortal portal = TestPortal.withLadder(Policies::knowingDevices);
  protected final Accounts accounts = new Accounts(portal);

  protected LadderPortal() {
    accounts.create("aoba", EMAIL, PASSWORD);
  }

  @AfterEach
  void close() {
    accounts.close();
    portal.close();
  }

  /** A browser that has logged in before, and is out again. */
  protected Browser member(String address) {
    var browser = portal.browserFrom(address);
    browser.get("/login");
    browser.follow(login(browser, PASSWORD));
    browser.post("/logout");
    return browser;
  }

  protected static Browser.Page login(Browser browser, String password) {
    return browser.post("/login", "email", EMAIL, "password", password);
  }
}
