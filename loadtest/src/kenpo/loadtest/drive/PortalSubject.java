package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kenpo.loadtest.Account;
import kenpo.loadtest.Page;
import kenpo.loadtest.Work;

/** The portal, asked by people with accounts and by strangers. */
final class PortalSubject implements Subject {

  private static final String LOGIN = "/login";
  private static final String HOME = "/home";
  private static final String CHALLENGE = "challenge";
  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

  private final Vertx vertx;
  private final URI base;
  private final List<Account> people;
  private final List<Visitor> strangers;
  private final List<Visitor> members;
  private final List<Visitor> atHome;
  private List<String> assets = List.of();

  /** Everybody among the people has two browsers: one that logs in, one that has. */
  PortalSubject(Vertx vertx, URI base, List<Account> people, int strangers) {
    this.vertx = vertx;
    this.base = base;
    this.people = people;
    this.members = people.stream().map(p -> new Visitor(vertx, base, p.from())).toList();
    this.atHome = people.stream().map(p -> new Visitor(vertx, base, p.from())).toList();
    this.strangers =
        IntStream.range(0, strangers)
            .mapToObj(i -> new Visitor(vertx, base, "127.200.%d.10".formatted(i + 1)))
            .toList();
  }

  @Override
  public Future<Void> prepare() {
    var loggedIn =
        IntStream.range(0, people.size())
            .mapToObj(i -> anew(atHome.get(i), people.get(i)))
            .toList();
    return Future.all(loggedIn)
        .compose(done -> strangers.getFirst().get(LOGIN))
        .map(
            answer -> {
              assets = assets(answer.text());
              return null;
            });
  }

  @Override
  public Walk page(int user) {
    return () -> strangers.get(user).get(LOGIN).mapEmpty();
  }

  @Override
  public Walk browse(int user) {
    var visitor = strangers.get(user);
    return new Rota(
        () -> visitor.get(LOGIN).mapEmpty(),
        () -> visitor.get("/").mapEmpty(),
        () -> visitor.getWhole(assets.get(user % assets.size())).mapEmpty());
  }

  @Override
  public Walk home(int user) {
    return () -> atHome.get(user).get(HOME).mapEmpty();
  }

  /** A page for somebody who has logged in. */
  Walk open(int user, String path) {
    return () -> atHome.get(user).get(path).mapEmpty();
  }

  /** The page itself. */
  Future<String> text(String path) {
    return atHome.getFirst().get(path).map(Visitor.Answer::text);
  }

  /** Sends a page's own form with one thing ticked, for everybody who has logged in. */
  Future<Void> tick(String path, String field) {
    return Future.all(atHome.stream().map(visitor -> tick(visitor, path, field)).toList())
        .mapEmpty();
  }

  private Future<Void> tick(Visitor visitor, String path, String field) {
    return visitor
        .get(path)
        .compose(
            page -> {
              var fields =
                  new HashMap<>(new Page(page.text()).formTo(base.getPath() + path).orElseThrow());
              fields.put(field, "true");
              return visitor.post(path, fields);
            })
        .mapEmpty();
  }

  @Override
  public Walk login(int user) {
    return () -> anew(members.get(user), people.get(user));
  }

  /** The same in a browser that was never used before, at an address of its own. */
  Walk loginElsewhere(int user, Supplier<String> from) {
    return () -> {
      var visitor = new Visitor(vertx, base, from.get());
      return anew(visitor, people.get(user)).onComplete(done -> visitor.close());
    };
  }

  /** The home page of somebody who has logged in. */
  Future<String> homePage() {
    return text(HOME);
  }

  Future<String> loginPage() {
    return strangers.getFirst().get(LOGIN).map(Visitor.Answer::text);
  }

  private Future<Void> anew(Visitor visitor, Account person) {
    visitor.forget();
    return visitor
        .get(LOGIN)
        .compose(page -> passed(visitor, new Filled(page.text(), base, person).fields()))
        .compose(fields -> visitor.post(LOGIN, fields))
        .compose(answer -> arrived(answer, visitor))
        .compose(home -> isOf(home, person));
  }

  /** Who is known is asked nothing: so is everybody but at his first login. */
  private Future<Map<String, String>> passed(Visitor visitor, Map<String, String> fields) {
    return fields.containsKey(CHALLENGE)
        ? visitor
            .get("/captcha/challenge?purpose=login")
            .compose(given -> vertx.executeBlocking(() -> Work.done(given.text()), false))
            .map(
                work -> {
                  fields.put(CHALLENGE, work);
                  return fields;
                })
        : Future.succeededFuture(fields);
  }

  private Future<Visitor.Answer> arrived(Visitor.Answer answer, Visitor visitor) {
    return answer.location().endsWith(base.getPath() + HOME)
        ? visitor.get(HOME)
        : Future.failedFuture(new WrongAnswer("a login led to " + answer.location()));
  }

  /** The name comes from the roster: nobody typed it. */
  private static Future<Void> isOf(Visitor.Answer home, Account person) {
    return new Page(home.text()).says(person.name())
        ? Future.succeededFuture()
        : Future.failedFuture(new WrongAnswer("somebody else's home"));
  }

  private static List<String> assets(String page) {
    return ASSET.matcher(page).results().map(MatchResult::group).map(PortalSubject::path).toList();
  }

  private static String path(String attribute) {
    return attribute.substring(attribute.indexOf('"') + 1, attribute.length() - 1);
  }
}
