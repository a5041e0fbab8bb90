package kenpo.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BiConsumer;
import kenpo.registration.Walk;
import kenpo.support.Browser;
import kenpo.support.Eventually;
import kenpo.support.Mailbox.Received;
import kenpo.support.ServerProcess;
import kenpo.support.SmtpServer;

/**
 * Somebody who registers, and does again, as people do, what nobody told him was done: from the
 * page where he is, when the server is back.
 */
record Newcomer(
    int number,
    ServerProcess server,
    SmtpServer mail,
    BiConsumer<Done, String> told,
    Browser browser) {

  private static final int OK = 200;
  private static final int SEE_OTHER = 303;
  private static final int NETWORKS = 254;
  // A kill may come between a mail's tries, whose pauses grow.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What a person can be told. */
  enum Done {
    MAILED,
    ACTIVATED,
    REGISTERED
  }

  static Newcomer of(
      int number, ServerProcess server, SmtpServer mail, BiConsumer<Done, String> told) {
    var from = "127.%d.%d.10".formatted(1 + number / NETWORKS, 1 + number % NETWORKS);
    var base = "http://localhost:" + server.memberPort() + "/s/aoba";
    return new Newcomer(number, server, mail, told, new Browser(base, from));
  }

  String email() {
    return "newcomer" + number + "@example.jp";
  }

  void go() {
    insist(this::register);
    told.accept(Done.MAILED, email());
    var link = firstMail().linkPath();
    insist(() -> activate(link));
    told.accept(Done.ACTIVATED, email());
    insist(this::prove);
    told.accept(Done.REGISTERED, email());
    insist(this::comeBack);
  }

  private void insist(Runnable step) {
    Eventually.holds("what " + email() + " does is done", PATIENCE, () -> isDone(step));
  }

  private boolean isDone(Runnable step) {
    try {
      step.run();
      return true;
    } catch (UncheckedIOException | TryLater cut) {
      server.awaitReady();
      return false;
    }
  }

  private void register() {
    if (get("/users/new/sent") == OK) {
      return;
    }
    get("/users/new");
    post("/users/new", "email", email(), "emailAgain", email(), "password", Walk.PASSWORD);
    get("/users/new/confirm");
    post("/users/new/confirm", "agree", "true", "email", email());
  }

  private void activate(String link) {
    if (get("/users/eligibility") != OK) {
      assertThat(get(link)).as("link").isEqualTo(OK);
      post(link);
    }
  }

  /** Who is not known there any more was registered, and will see it at his login. */
  private void prove() {
    if (get("/users/eligibility") == OK) {
      post("/users/eligibility", Walk.papers("symbol", "71", "number", number(number)));
      var person = known(browser.get("/users/eligibility/confirm"));
      post("/users/eligibility/confirm", "shown", Walk.shown(person));
    }
  }

  private void comeBack() {
    if (get("/home") != OK) {
      get("/login");
      post("/login", "email", email(), "password", Walk.PASSWORD);
      assertThat(get("/home")).isEqualTo(OK);
    }
  }

  static String number(int number) {
    return String.valueOf(1_000_000 + number);
  }

  private int get(String path) {
    return known(browser.get(path)).status();
  }

  private void post(String path, String... fields) {
    var page = known(browser.post(path, fields));
    assertThat(page.status()).as(path + " of " + email()).isEqualTo(SEE_OTHER);
  }

  private static Browser.Page known(Browser.Page page) {
    if (page.status() == 503 || page.status() == 429) {
      throw new TryLater();
    }
    return page;
  }

  private Received firstMail() {
    Eventually.holds("a mail", PATIENCE, () -> !mail.taken(email()).isEmpty());
    return mail.taken(email()).getFirst();
  }

  /** The server asked for patience. */
  private static final class TryLater extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
