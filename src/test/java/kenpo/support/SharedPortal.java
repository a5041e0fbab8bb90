package kenpo.support;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A portal that all tests of a class use, with accounts to log in with. */
public abstract class SharedPortal {

  protected static TestPortal portal;
  protected static Accounts accounts;

  @BeforeAll
  static void open() {
    portal = new TestPortal();
    accounts = new Accounts(portal);
  }

  @AfterAll
  static void close() {
    accounts.close();
    portal.close();
  }

  protected static Browser.Page logIn(Browser browser, String email, String password) {
    browser.get("/login");
    return browser.post("/login", "email", email, "password", password);
  }
}
