package kenpo.loadtest.bare;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import kenpo.config.PortalConfig.Hashing;
import kenpo.crypto.HashShare;
import kenpo.crypto.Passwords;
import kenpo.crypto.Tokens;

/**
 * What the portal is held against: Vert.x with the same event loops, transport and HTTP options and
 * the same password hashing, and nothing else: no router, sessions, guards, logs or metrics.
 *
 * <p>Arguments: its port, PostgreSQL's port, the file with the application role's password, a login
 * page and a home page as the portal answered them.
 */
public final class BareServer {

  private static final String PASSWORD = "kikoeru suzumushi 42";
  private static final int WAITING = 64;

  private BareServer() {}

  public static void main(String[] args) throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    var vertx =
        Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(processors).setPreferNativeTransport(true));
    var passwords = new Passwords(vertx, new Hashing(0, WAITING), new Tokens(new SecureRandom()));
    var stored = passwords.hash(PASSWORD).await();
    var pages =
        BarePages.of(vertx, Files.readString(Path.of(args[3])), Files.readString(Path.of(args[4])));
    int port = Integer.parseInt(args[0]);
    var database = new BareDatabase(Integer.parseInt(args[1]), Path.of(args[2]));
    vertx
        .deployVerticle(
            () ->
                new BareVerticle(
                    port,
                    pages,
                    database,
                    () ->
                        passwords.within(
                            HashShare.KNOWN,
                            place -> place.matches(PASSWORD, Optional.of(stored)))),
            new DeploymentOptions().setInstances(processors))
        .await();
  }
}
