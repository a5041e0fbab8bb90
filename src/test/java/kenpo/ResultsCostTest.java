package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import kenpo.society.Societies;
import kenpo.society.ViewingPolicy.Style;
import kenpo.support.Ageing;
import kenpo.support.Browser;
import kenpo.support.Eventually;
import kenpo.support.Policies;
import kenpo.support.SharedResults;
import kenpo.support.Statements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How often pages of results go to the database: seen at a second server, on the database of a
 * portal, that does nothing but answer requests.
 */
class ResultsCostTest extends SharedResults {

  private static final Statements STATEMENTS = new Statements();

  private static Vertx vertx;
  private static List<Route> guarded;
  private static RouteMap.Server server;
  private static HttpServer http;

  @BeforeAll
  static void listen() {
    vertx = STATEMENTS.vertx();
    guarded = GuardedPages.of(vertx);
    var societies =
        Societies.load(Path.of("conf/societies")).all().stream()
            .map(it -> Policies.viewing(Policies.unlimited(it), Style.recentPassword))
            .toList();
    server =
        RouteMap.server(vertx, open.portal.database, Societies.of(societies), open.portal.clock);
    server.sessions().open(societies).await();
    var routes = new MemberRoutes(server.parts()).router();
    http = vertx.createHttpServer().requestHandler(routes).listen(0, "127.0.0.1").await();
  }

  @AfterAll
  static void hangUp() {
    http.close().await();
    server.sessions().close();
    vertx.close().await();
  }

  /** One asks whether the page is open, the other writes the look down and reads what is shown. */
  @Test
  void twoStatementsAPageHoweverManyYearsThereAre() {
    var one = open.woman().was(GuardedPages.checkup(".7").checkup());
    var browser = new Browser("http://127.0.0.1:" + http.actualPort() + "/s/aoba");
    browser.cookies().putAll(one.browser().cookies());
    isInUse(browser);
    costsTwo(browser);
    IntStream.range(2018, 2026).forEach(year -> one.was(Ageing.of(year + "-06-01").checkup()));
    costsTwo(browser);
  }

  /** That a session is, is written once a minute, beside a page; here the time stands still. */
  private static void isInUse(Browser browser) {
    browser.get("/checkups");
    Eventually.holds(
        "a session in use", Duration.ofSeconds(20), () -> STATEMENTS.have("last_seen_at"));
  }

  private static void costsTwo(Browser browser) {
    for (var route : guarded) {
      var path = GuardedPages.path(route);
      var sent =
          STATEMENTS.during(() -> assertThat(browser.get(path).status()).as(path).isEqualTo(200));
      assertThat(sent).as(path).hasSizeBetween(1, 2);
      assertThat(sent.getFirst()).as(path).contains("viewing_openings");
    }
  }
}
