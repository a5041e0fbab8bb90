package kenpo.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * Stands until its standard input ends: a {@link TestGround} for commands of a shell, which get
 * their environment as lines of {@code export}.
 */
public final class StandingGround {

  private static final String PASSWORD = "PORTAL_DATABASE_PASSWORD_FILE";

  private StandingGround() {}

  /** {@code args}: a folder that is emptied first. */
  public static void main(String[] args) throws Exception {
    try (var ground = new TestGround()) {
      ground.start(Path.of(args[0]));
      tell(ground);
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  private static void tell(TestGround ground) throws IOException {
    var environment = new TreeMap<>(ground.environment());
    var owner = Path.of(environment.get(PASSWORD)).resolveSibling(EmbeddedDatabase.OWNER);
    environment.put("PORTAL_DATABASE_OWNER_PASSWORD_FILE", owner.toString());
    environment.forEach((name, value) -> System.out.println("export " + name + "='" + value + "'"));
    System.out.println("ready");
  }
}
