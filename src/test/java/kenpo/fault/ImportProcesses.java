package kenpo.fault;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kenpo.config.PortalConfig;
import kenpo.support.Database;
import kenpo.support.Eventually;

/** Imports as processes of their own, which a test may kill. */
final class ImportProcesses {

  private final PortalConfig.Database database;
  private final Path folder;
  private final String heap;

  /**
   * @param folder for the configuration and what the processes say
   * @param heap as Java wants it, e.g. {@code 64m}
   */
  ImportProcesses(PortalConfig.Database database, Path folder, String heap) throws IOException {
    this.database = database;
    this.folder = folder;
    this.heap = heap;
    Files.writeString(
        folder.resolve("portal.yaml"),
        """
        secret: a secret of tests, of forty characters..
        database:
          { port: %d, name: %s, password: app, owner: { password: owner }, tls: disable }
        """
            .formatted(database.port(), database.name()));
  }

  /** {@code bin/portal import} of a file of aoba's; {@code kind}: roster or checkups. */
  Process start(String kind, Path file) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var words = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED", "-Xmx" + heap));
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath, "kenpo.Main", "--config"));
    words.addAll(List.of(folder.resolve("portal.yaml").toString(), "import", kind));
    words.addAll(List.of(file.toString(), "--society", "aoba"));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  /** Ends with the last statement that was under way. */
  void kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
    Eventually.holds(
        "PostgreSQL notices",
        () ->
            Database.query(
                    database,
                    """
                    SELECT 1
                      FROM pg_stat_activity
                     WHERE datname = current_database()
                       AND application_name = 'kenpo-portal'
                    """)
                .isEmpty());
  }
}
