package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MemberRoutesTest {

  /** All that is open to everybody: an address is added here by hand, or it has a guard. */
  private static final List<String> OPEN =
      List.of(
          "GET /",
          "GET /accessibility",
          "GET /captcha/challenge",
          "GET /captcha/picture/:seal",
          "GET /captcha/sound/:seal",
          "GET /faq",
          "GET /help/:topic",
          "GET /login",
          "GET /login/cleared",
          "GET /login/closed",
          "GET /login/link",
          "GET /login/link/:token",
          "GET /login/link/sent",
          "GET /login/new-password",
          "GET /logout",
          "GET /media-policy",
          "GET /notices",
          "GET /privacy",
          "GET /terms",
          "GET /users/:token/activate",
          "GET /users/cancel",
          "GET /users/eligibility",
          "GET /users/eligibility/confirm",
          "GET /users/eligibility/number",
          "GET /users/new",
          "GET /users/new/confirm",
          "GET /users/new/sent",
          "GET /users/new/sent/continue",
          "GET /users/new/sent/resend",
          "POST /login",
          "POST /login/link",
          "POST /login/link/:token",
          "POST /login/new-password",
          "POST /logout",
          "POST /users/:token/activate",
          "POST /users/cancel",
          "POST /users/eligibility",
          "POST /users/eligibility/confirm",
          "POST /users/eligibility/number",
          "POST /users/new",
          "POST /users/new/confirm",
          "POST /users/new/sent/continue",
          "POST /users/new/sent/resend");

  private static Vertx vertx;
  private static List<Route> routes;

  @BeforeAll
  static void readTheMap() {
    vertx = Vertx.vertx();
    routes = RouteMap.of(vertx);
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  @Test
  void everyAddressSaysWhoMayComeIn() {
    var addresses = routes.stream().filter(MemberRoutesTest::answersAMethod).toList();
    assertThat(addresses).isNotEmpty();
    assertThat(addresses)
        .allSatisfy(
            route -> assertThat(access(route)).as(name(route)).isIn("open", "member", "viewing"));
  }

  @Test
  void whatIsOpenStandsOnTheWrittenList() {
    var open = routes.stream().filter(r -> "open".equals(access(r))).map(MemberRoutesTest::name);
    assertThat(open.sorted().toList()).isEqualTo(OPEN);
  }

  @Test
  void whatIsNotOpenSendsVisitorsToTheLoginPage() {
    try (var portal = new TestPortal()) {
      var browser = portal.browser();
      browser.get("/login");
      var guarded = routes.stream().filter(MemberRoutesTest::isGuarded).toList();
      assertThat(guarded).isNotEmpty();
      for (var route : guarded) {
        var path = route.getPath().replaceAll(":[a-z]+", "x");
        var page =
            route.methods().contains(HttpMethod.POST) ? browser.post(path) : browser.get(path);
        assertThat(page.status()).as(name(route)).isEqualTo(303);
        assertThat(page.location()).as(name(route)).isEqualTo("/login");
      }
    }
  }

  @Test
  void whatCanBeReadCanBeAskedForItsHead() {
    assertThat(routes.stream().filter(MemberRoutesTest::answersAMethod))
        .allSatisfy(
            route ->
                assertThat(route.methods().contains(HttpMethod.GET))
                    .as(name(route))
                    .isEqualTo(route.methods().contains(HttpMethod.HEAD)));
  }

  private static boolean isGuarded(Route route) {
    return access(route) != null && !access(route).equals("open");
  }

  private static boolean answersAMethod(Route route) {
    return route.methods() != null && !route.methods().isEmpty();
  }

  private static Object access(Route route) {
    return route.getMetadata(Entrances.ACCESS);
  }

  private static String name(Route route) {
    var methods = new TreeSet<>(route.methods().stream().map(HttpMethod::name).toList());
    methods.remove("HEAD");
    return methods.stream().collect(Collectors.joining(",")) + " " + route.getPath();
  }
}
