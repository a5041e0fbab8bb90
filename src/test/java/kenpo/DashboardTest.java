package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.society.Society.Limit;
import kenpo.support.Browser;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** What the dashboard asks Prometheus for is there. */
class DashboardTest {

  private static final Path DASHBOARD = Path.of("deploy/grafana/login-throttle.json");
  private static final Pattern METRIC = Pattern.compile("\\bportal_[a-z_]+");
  private static final Pattern CHOSEN = Pattern.compile("([a-z_]+)=~?\"");
  private static final Pattern LABELS = Pattern.compile("by \\(([a-z, ]+)\\)");

  @Test
  void eachMetricAndLabelItNamesIsExported() throws IOException {
    var expressions = expressions();
    assertThat(expressions).contains("portal_throttle_alarm");
    try (var portal = new TestPortal(s -> Policies.allowing(s, Limit.MAIL_PER_ADDRESS, 1))) {
      var browser = portal.browser();
      browser.get("/login");
      browser.post("/login", "email", "a@example.jp", "password", "wrong");
      browser.get("/login/link");
      browser.post("/login/link", "email", "a@example.jp");
      browser.post("/login/link", "email", "b@example.jp");
      var exported = new Browser("http://localhost:" + portal.managementPort()).get("/metrics");
      assertThat(found(METRIC, exported.body())).containsAll(found(METRIC, expressions));
      assertThat(expressions.lines())
          .allSatisfy(
              expression ->
                  assertThat(found(METRIC, expression))
                      .allSatisfy(
                          metric ->
                              assertThat(labelsOf(metric, exported.body()))
                                  .as(metric)
                                  .containsAll(asked(expression))));
    }
  }

  /** Labels that an expression groups or chooses by; but for Prometheus' own name of a server. */
  private static Set<String> asked(String expression) {
    var grouped = found(LABELS, expression).stream().flatMap(l -> Stream.of(l.split(", ")));
    return Stream.concat(grouped, found(CHOSEN, expression).stream())
        .filter(label -> !label.equals("instance"))
        .collect(Collectors.toSet());
  }

  private static Set<String> labelsOf(String metric, String exported) {
    return exported
        .lines()
        .filter(line -> line.startsWith(metric + "{"))
        .flatMap(line -> found(CHOSEN, line).stream())
        .collect(Collectors.toSet());
  }

  private static String expressions() throws IOException {
    return new JsonObject(Files.readString(DASHBOARD))
        .getJsonArray("panels").stream()
            .flatMap(panel -> ((JsonObject) panel).getJsonArray("targets").stream())
            .map(target -> ((JsonObject) target).getString("expr"))
            .collect(Collectors.joining("\n"));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(DashboardTest::whole).collect(Collectors.toSet());
  }

  /** The names in a list of labels, or a metric's name. */
  private static String whole(MatchResult match) {
    return match.groupCount() == 0 ? match.group() : match.group(1);
  }
}
