package kenpo.loadtest.drive;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.demo.TestGround;
import kenpo.loadtest.Account;
import kenpo.loadtest.drive.Server.Kind;

/** Starts portals and bare servers on one ground. Both get the same options for Java. */
record Servers(TestGround ground, Launcher launcher, Vertx vertx, String javaOptions) {

  static final String LOGIN_PAGE = "login.html";
  static final String HOME_PAGE = "home.html";

  /** {@code PORTAL_JAVA_OPTS} as for bin/portal. */
  static Servers on(TestGround ground, Launcher launcher, Vertx vertx) {
    var options = Optional.ofNullable(System.getenv("PORTAL_JAVA_OPTS")).orElse("");
    return new Servers(ground, launcher, vertx, options.strip());
  }

  /** {@code bin/portal start}, as in production. */
  Server portal(int copy, List<Account> people, int strangers)
      throws IOException, InterruptedException {
    return portal(copy, people, strangers, Map.of());
  }

  /** {@code more}: what differs from production in the environment. */
  Server portal(int copy, List<Account> people, int strangers, Map<String, String> more)
      throws IOException, InterruptedException {
    var environment = new HashMap<>(ground.environment());
    environment.put("PORTAL_MEMBER_PORT", Integer.toString(TestGround.freePort()));
    environment.put("PORTAL_MANAGEMENT_PORT", Integer.toString(TestGround.freePort()));
    environment.put("PORTAL_JAVA_OPTS", javaOptions);
    // On a busy machine the first handshakes of a cold start take longer than the default allows.
    environment.put("PORTAL_DATABASE_TIMEOUT", "10s");
    environment.putAll(more);
    var host = "http://127.0.0.1:" + environment.get("PORTAL_MEMBER_PORT");
    var base = URI.create(host + "/s/" + ground.society());
    var up =
        launcher.start(
            ground.file("portal-" + copy + ".log"),
            environment,
            List.of("bin/portal", "start"),
            URI.create(base + "/login"));
    return new Server(
        Kind.PORTAL, copy, base, up, new PortalSubject(vertx, base, people, strangers));
  }

  /** The pages it imitates are files of the ground. */
  Server bare(int copy, int people, int strangers) throws IOException, InterruptedException {
    int port = TestGround.freePort();
    var base = URI.create("http://127.0.0.1:" + port);
    var up =
        launcher.start(
            ground.file("bare-" + copy + ".log"),
            Map.of(),
            bareCommand(port),
            URI.create(base + "/page"));
    return new Server(Kind.BARE, copy, base, up, new BareSubject(vertx, base, people, strangers));
  }

  private List<String> bareCommand(int port) throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    List.of(javaOptions.split(" ")).stream().filter(o -> !o.isEmpty()).forEach(command::add);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--class-path",
            System.getProperty("java.class.path"),
            "kenpo.loadtest.bare.BareServer",
            Integer.toString(port),
            ground.environment().get("PORTAL_DATABASE_PORT"),
            ground.environment().get("PORTAL_DATABASE_PASSWORD_FILE"),
            ground.file(LOGIN_PAGE).toString(),
            ground.file(HOME_PAGE).toString()));
    return command;
  }
}
