package kenpo.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import picocli.CommandLine.Option;

/** The ports of the demo, all on loopback. */
final class Ports {

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "member site (${DEFAULT-VALUE})")
  int member;

  @Option(
      names = "--management-port",
      paramLabel = "N",
      defaultValue = "9090",
      description = "metrics and health (${DEFAULT-VALUE})")
  int management;

  @Option(
      names = "--mail-port",
      paramLabel = "N",
      defaultValue = "8025",
      description = "pages where mail is read and codes are tried (${DEFAULT-VALUE})")
  int mailbox;

  @Option(
      names = "--smtp-port",
      paramLabel = "N",
      defaultValue = "2525",
      description = "mail server (${DEFAULT-VALUE})")
  int smtp;

  @Option(
      names = "--database-port",
      paramLabel = "N",
      defaultValue = "5433",
      description = "PostgreSQL (${DEFAULT-VALUE})")
  int database;

  private record Port(String option, int number) {}

  /** Fails when a port is out of range, given twice, or taken. */
  void check() {
    var seen = new HashMap<Integer, String>();
    for (var port : all()) {
      inRange(port);
      var other = seen.put(port.number, port.option);
      if (other != null) {
        throw new CannotStart(
            "%s and %s are both %d; each needs a port of its own"
                .formatted(other, port.option, port.number));
      }
    }
    all().forEach(Ports::free);
  }

  private List<Port> all() {
    return List.of(
        new Port("--port", member),
        new Port("--management-port", management),
        new Port("--mail-port", mailbox),
        new Port("--smtp-port", smtp),
        new Port("--database-port", database));
  }

  private static void inRange(Port port) {
    if (port.number < 1 || port.number > 65_535) {
      throw new CannotStart(
          "%s %d: not a port; allowed: 1 to 65535".formatted(port.option, port.number));
    }
  }

  private static void free(Port port) {
    try (var socket = new ServerSocket()) {
      // As the servers themselves do: a connection of a run just ended doesn't count.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port.number));
    } catch (IOException e) {
      throw new CannotStart(
          "port %d can't be used (%s); choose another with %s N"
              .formatted(port.number, e.getMessage(), port.option),
          e);
    }
  }
}
