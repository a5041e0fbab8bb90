package kenpo.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL under {@code var/postgres}, on loopback, with passwords. Its data survive; so
 * does the server when this process is killed, which the next start puts right.
 */
final class EmbeddedDatabase {

  static final String NAME = "kenpo";
  static final String OWNER = "kenpo_owner";
  static final String APPLICATION = "kenpo_app";

  private static final String SUPERUSER = "postgres";
  private static final Duration START = Duration.ofSeconds(30);
  private static final Pattern REASON =
      Pattern.compile(".*(?:FATAL|PANIC|error|ERROR): +(.*)|.*(No space left on device).*");

  private final DemoFolder folder;
  private final Path binaries;
  private final Path data;
  private final Path log;
  private final Path complete;
  private final Postmaster postmaster;

  EmbeddedDatabase(DemoFolder folder) {
    this.folder = folder;
    this.binaries = folder.path("postgres/binaries");
    this.data = folder.path("postgres/data");
    this.log = folder.path("postgres.log");
    this.complete = folder.path("postgres/complete");
    this.postmaster = new Postmaster(data, binaries);
  }

  /** Stops the server that a killed run left behind; answers what was found, to be told. */
  Optional<String> tidyUp() {
    if (!postmaster.wasCutOff()) {
      return Optional.empty();
    }
    var left = postmaster.process();
    postmaster.stop();
    return Optional.of(
        "The last run was killed: "
            + left.map(process -> "stopped its PostgreSQL (process %d).".formatted(process.pid()))
                .orElse("PostgreSQL recovers by itself."));
  }

  /** Fails with the reason that PostgreSQL gives. */
  EmbeddedDatabase start(int port) {
    try {
      if (!Files.exists(complete)) {
        // A first start that was cut short leaves half a server.
        folder.delete("postgres");
      }
      Files.deleteIfExists(log);
      var server = server(port);
      if (!Files.exists(complete)) {
        createRoles(server);
        Files.createFile(folder.path("postgres/complete"));
      }
      return this;
    } catch (IOException | SQLException | RuntimeException | ExceptionInInitializerError e) {
      postmaster.stop();
      throw new CannotStart(
          "PostgreSQL does not start: %s (all of it: %s; bin/demo --fresh begins anew)"
              .formatted(reason(e), log),
          e);
    }
  }

  void stop() {
    postmaster.stop();
  }

  private EmbeddedPostgres server(int port) throws IOException {
    // The library keeps binaries here, instead of in a folder of /tmp that all users share.
    // Whatever
    // else lies in this folder it takes for old databases of its own and deletes.
    System.setProperty("ot.epg.working-dir", folder.path("postgres/binaries").toString());
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(START)
        .setErrorRedirector(Redirect.appendTo(log.toFile()))
        .setOutputRedirector(Redirect.appendTo(log.toFile()))
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "100")
        // The library is made for tests and switches these off.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        // Further options of initdb: passwords from the first moment on, one collation everywhere.
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", folder.secretFile(SUPERUSER).toString())
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setConnectConfig("password", folder.secret(SUPERUSER))
        .start();
  }

  /** These statements take no parameters; names are ours, and a secret has no quotes in it. */
  private void createRoles(EmbeddedPostgres server) throws SQLException {
    var statements =
        List.of(
            "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(OWNER, folder.secret(OWNER)),
            "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(APPLICATION, folder.secret(APPLICATION)),
            "CREATE DATABASE %s OWNER %s".formatted(NAME, OWNER));
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The last complaint in PostgreSQL's own log; else what failed here. */
  private String reason(Throwable failure) {
    try {
      return Files.readAllLines(log, StandardCharsets.ISO_8859_1).reversed().stream()
          .map(REASON::matcher)
          .filter(match -> match.matches())
          .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
          .findFirst()
          .orElse(String.valueOf(failure.getMessage()));
    } catch (IOException none) {
      return String.valueOf(failure.getMessage());
    }
  }
}
