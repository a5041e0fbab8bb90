package kenpo.loadtest.drive;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import kenpo.loadtest.Account;
import kenpo.loadtest.Page;
import kenpo.loadtest.Work;

/** A browser whose requests go to one server of several, whichever is named. */
final class NodeClient {

  private static final String LOGIN = "/login";
  private static final String CHALLENGE = "challenge";
  private static final int SEE_OTHER = 303;

  private final Vertx vertx;
  private final URI base;
  private final Visitor visitor;

  NodeClient(Vertx vertx, URI base, String from) {
    this.vertx = vertx;
    this.base = base;
    this.visitor = new Visitor(vertx, base, from);
  }

  NodeClient at(int node) {
    visitor.says(Balanced.NODE, Integer.toString(node));
    return this;
  }

  NodeClient saysItComesFrom(String address) {
    visitor.says("X-Forwarded-For", address);
    return this;
  }

  String page(String path) throws TimeoutException {
    return Turn.await(vertx, () -> visitor.get(path)).text();
  }

  /** Where the path leads to. */
  String redirect(String path) throws TimeoutException {
    return Turn.await(vertx, () -> visitor.get(path, SEE_OTHER)).location();
  }

  int level() throws TimeoutException {
    return new JsonObject(challenge())
        .getJsonObject("parameters")
        .getJsonObject("data")
        .getInteger("level");
  }

  boolean isAskedNothing() throws TimeoutException {
    return !filled("").containsKey(CHALLENGE);
  }

  /** The login form as it would be sent, with whatever work it asks for done. */
  Map<String, String> guess(String email) throws TimeoutException {
    var fields = filled(email);
    if (fields.containsKey(CHALLENGE)) {
      fields.put(CHALLENGE, Work.done(challenge()));
    }
    return fields;
  }

  /** A form that isn't let in. */
  void refused(Map<String, String> form) throws TimeoutException {
    Turn.await(vertx, () -> visitor.post(LOGIN, form, 422));
  }

  void login(Account member) throws TimeoutException {
    var form = guess(member.email());
    form.put("password", member.password());
    Turn.await(vertx, () -> visitor.post(LOGIN, form));
  }

  void logout() throws TimeoutException {
    var form = new Page(page("/home")).formTo(base.getPath() + "/logout").orElseThrow();
    Turn.await(vertx, () -> visitor.post("/logout", form));
  }

  private String challenge() throws TimeoutException {
    return page("/captcha/challenge?purpose=login");
  }

  private Map<String, String> filled(String email) throws TimeoutException {
    return new Filled(page(LOGIN), base, new Account("", email, "wrong", "")).fields();
  }
}
