package kenpo.loadtest.drive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kenpo.demo.TestGround;
import kenpo.loadtest.CannotRun;

/**
 * Three portals on one database behind HAProxy, which takes turns between them unless a request
 * names one of them.
 */
final class Balanced {

  static final int NODES = 3;
  static final String NODE = "X-Node";

  /** Stands for a content network in front of the balancer: believed about whom it names. */
  static final String OUTER_PROXY = "127.0.0.4";

  static final String BALANCER = "127.0.0.3";
  private static final String CONFIG =
      """
      defaults
        mode http
        timeout connect 5s
        timeout client 60s
        timeout server 60s
        timeout queue 60s
      frontend member
        bind 127.0.0.1:%d
        option forwardfor
        default_backend portals
      backend portals
        balance roundrobin
        source %s
      %s\
      """;

  private final TestGround ground;
  private final Launcher launcher;
  private final Servers servers;
  private final List<URI> management = new ArrayList<>();

  Balanced(TestGround ground, Launcher launcher, Servers servers) {
    this.ground = ground;
    this.launcher = launcher;
    this.servers = servers;
  }

  /** The society's first page, by way of HAProxy. */
  URI start() throws IOException, InterruptedException {
    int port = TestGround.freePort();
    var lines = new StringBuilder();
    for (int node = 1; node <= NODES; node++) {
      lines
          .append("  use-server portal%1$d if { req.hdr(%2$s) %1$d }%n".formatted(node, NODE))
          .append("  server portal%d 127.0.0.1:%d%n".formatted(node, portal(node)));
    }
    var config = ground.file("haproxy.cfg");
    Files.writeString(config, CONFIG.formatted(port, BALANCER, lines));
    var base = URI.create("http://127.0.0.1:%d/s/%s".formatted(port, ground.society()));
    try {
      launcher.start(
          ground.file("haproxy.log"),
          Map.of(),
          List.of("haproxy", "-db", "-f", config.toString()),
          URI.create(base + "/login"));
    } catch (IOException missing) {
      throw new CannotRun("haproxy does not start (Debian: haproxy): " + missing.getMessage());
    }
    return base;
  }

  /** Wrong passwords that were looked at, on all of them. */
  double wrongPasswords() throws IOException {
    double all = 0;
    for (var node : management) {
      all += Metrics.of(node).wrongPasswords();
    }
    return all;
  }

  /** {@code bin/portal} on their database. */
  void command(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("bin/portal"));
    command.addAll(List.of(words));
    var log = ground.file("command.log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(ground.environment());
    if (builder.start().waitFor() != 0) {
      throw new CannotRun(command + " failed: " + Files.readString(log));
    }
  }

  private int portal(int node) throws IOException, InterruptedException {
    int port = TestGround.freePort();
    int own = TestGround.freePort();
    servers.portal(
        node,
        List.of(),
        1,
        Map.of(
            "PORTAL_MEMBER_PORT", Integer.toString(port),
            "PORTAL_MANAGEMENT_PORT", Integer.toString(own),
            "PORTAL_MEMBER_PROXIES", BALANCER + "," + OUTER_PROXY));
    management.add(URI.create("http://127.0.0.1:" + own));
    return port;
  }
}
