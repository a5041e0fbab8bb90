package kenpo.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kenpo.config.PortalConfig;

/**
 * A pgbouncer in transaction mode before a database, as docs/operations.md describes it. {@code
 * bin/test} installs it.
 */
public final class Pgbouncer implements AutoCloseable {

  /** More than one, so that a statement may meet another server than the one before it. */
  private static final int SERVERS = 5;

  private final PortalConfig.Database database;
  private final Process process;
  private final int port;

  /** {@code settings}: what each new connection to PostgreSQL is told first. */
  public Pgbouncer(PortalConfig.Database database, String settings) {
    this.database = database;
    try {
      port = freePort();
      process = start(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("bin/test installs pgbouncer: apt-get install pgbouncer", e);
    }
    Eventually.holds("pgbouncer listens", this::listens);
  }

  /** What the application is told; {@code aware}: that there is a pgbouncer, too. */
  public PortalConfig.Database settings(boolean aware) {
    return new PortalConfig.Database(
        "127.0.0.1",
        port,
        database.name(),
        database.application(),
        database.owner(),
        database.tls(),
        database.poolSize(),
        database.readers(),
        database.waitQueue(),
        database.timeout(),
        aware,
        database.direct());
  }

  private Process start(String settings) throws IOException {
    var folder = Files.createTempDirectory("kenpo-pgbouncer-");
    // It refuses to be root, and becomes this one, who has to be able to read its files.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var login = database.application();
    var users = folder.resolve("users.txt");
    Files.writeString(users, "\"%s\" \"%s\"%n".formatted(login.user(), login.password().value()));
    var ini = folder.resolve("pgbouncer.ini");
    Files.writeString(ini, ini(settings, users));
    var asRoot = ProcessHandle.current().info().user().orElse("").equals("root");
    var command = asRoot ? List.of("-u", "nobody") : List.<String>of();
    var line = new java.util.ArrayList<>(List.of(program()));
    line.addAll(command);
    line.add(ini.toString());
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String ini(String settings, Path users) {
    return """
    [databases]
    %s = host=127.0.0.1 port=%d connect_query='%s'
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = scram-sha-256
    auth_file = %s
    pool_mode = transaction
    default_pool_size = %d
    min_pool_size = %d
    ignore_startup_parameters = extra_float_digits,statement_timeout,default_transaction_read_only,idle_in_transaction_session_timeout
    """
        .formatted(
            database.name(), database.direct().port(), settings, port, users, SERVERS, SERVERS);
  }

  private static String program() {
    var debian = Path.of("/usr/sbin/pgbouncer");
    return Files.exists(debian) ? debian.toString() : "pgbouncer";
  }

  private boolean listens() {
    try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      if (!process.isAlive()) {
        throw new IllegalStateException("pgbouncer ended with " + process.exitValue());
      }
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
