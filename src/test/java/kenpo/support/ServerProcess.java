package kenpo.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import kenpo.config.PortalConfig;
import org.awaitility.core.ConditionTimeoutException;

/** The server as a process of its own, as {@code bin/portal start} runs it: to be killed. */
public final class ServerProcess implements AutoCloseable {

  private static final long WAIT_SECONDS = 60;

  private final Path folder;
  private final int member = freePort();
  private final int management = freePort();
  private volatile Optional<Process> process = Optional.empty();

  /** {@code more}: lines of portal.yaml. */
  public ServerProcess(Path folder, PortalConfig.Database database, int smtpPort, String more) {
    this.folder = folder;
    var settings =
        """
        secret: a secret of tests, of forty characters..
        member: { port: %d }
        management: { port: %d }
        database: { port: %d, name: %s, password: app, tls: disable }
        %s
        """
            .formatted(member, management, database.port(), database.name(), more)
            .replace("SMTP_PORT", String.valueOf(smtpPort));
    try {
      Files.writeString(folder.resolve("portal.yaml"), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int memberPort() {
    return member;
  }

  public int managementPort() {
    return management;
  }

  /** Starts it, and waits until it is ready. */
  public void start() {
    start(Redirect.appendTo(folder.resolve("log").toFile()));
  }

  /** The same, where nobody reads what it writes before {@link #unread}. */
  public void startUnread() {
    start(Redirect.PIPE);
  }

  /** All that it wrote, until its end. */
  public String unread() {
    try {
      return new String(process.orElseThrow().getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start(Redirect output) {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try {
      process =
          Optional.of(
              new ProcessBuilder(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "--enable-native-access=ALL-UNNAMED",
                      "--sun-misc-unsafe-memory-access=allow",
                      "-Xmx512m",
                      "-XX:TieredStopAtLevel=1",
                      "-Dlogback.configurationFile=logback.xml",
                      "-cp",
                      classPath,
                      "kenpo.Main",
                      "--config",
                      folder.resolve("portal.yaml").toString(),
                      "start")
                  .redirectErrorStream(true)
                  .redirectOutput(output)
                  .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitReady();
  }

  public void awaitReady() {
    try {
      Eventually.holds("ready", Duration.ofSeconds(WAIT_SECONDS), this::isReady);
    } catch (ConditionTimeoutException late) {
      throw new AssertionError("not ready within " + WAIT_SECONDS + " s: " + log(), late);
    }
  }

  /** SIGKILL. */
  public void kill() {
    process.ifPresent(Process::destroyForcibly);
    awaitEnd();
  }

  /**
   * SIGTERM; to be followed by {@link #awaitEnd}. By its handle: else its output is closed, too.
   */
  public void terminate() {
    process.map(Process::toHandle).ifPresent(ProcessHandle::destroy);
  }

  /** Its exit code. */
  public int awaitEnd() {
    try {
      var ending = process.orElseThrow();
      if (!ending.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still there after " + WAIT_SECONDS + " s: " + log());
      }
      return ending.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.filter(Process::isAlive).ifPresent(alive -> kill());
  }

  private boolean isReady() {
    try {
      return new Browser("http://127.0.0.1:" + management).get("/readyz").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
