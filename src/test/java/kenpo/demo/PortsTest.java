package kenpo.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PortsTest {

  @Test
  void aTakenPortIsNamedWithTheOptionThatChangesIt() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> ports("--mail-port", Integer.toString(taken.getLocalPort())).check())
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " can't be used")
          .hasMessageEndingWith("choose another with --mail-port N");
    }
  }

  @Test
  void freePortsAreTaken() throws IOException {
    assertThatCode(() -> ports().check()).doesNotThrowAnyException();
  }

  @Test
  void onePortForTwoThingsIsRefused() throws IOException {
    var ports = ports("--port", "18025", "--mail-port", "18025");
    assertThatThrownBy(ports::check)
        .hasMessage("--port and --mail-port are both 18025; each needs a port of its own");
  }

  @Test
  void whatIsNoPortIsRefused() throws IOException {
    assertThatThrownBy(ports("--smtp-port", "65536")::check)
        .hasMessage("--smtp-port 65536: not a port; allowed: 1 to 65535");
    assertThatThrownBy(ports("--database-port", "0")::check)
        .hasMessage("--database-port 0: not a port; allowed: 1 to 65535");
  }

  /** Free ones but for those given. */
  private static Ports ports(String... given) throws IOException {
    var ports = new Ports();
    try (var a = new ServerSocket(0);
        var b = new ServerSocket(0);
        var c = new ServerSocket(0);
        var d = new ServerSocket(0);
        var e = new ServerSocket(0)) {
      ports.member = a.getLocalPort();
      ports.management = b.getLocalPort();
      ports.mailbox = c.getLocalPort();
      ports.smtp = d.getLocalPort();
      ports.database = e.getLocalPort();
    }
    new CommandLine(ports).setDefaultValueProvider(argument -> null).parseArgs(given);
    return ports;
  }
}
