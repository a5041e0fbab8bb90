package kenpo.loadtest.drive;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import kenpo.demo.TestGround;

/**
 * What a measured server stands on: a database, a mailbox and a roster of its own, and the client's
 * own loop. Nothing of it is left when this process ends.
 */
record Stage(Vertx vertx, Launcher launcher, TestGround ground) {

  private static final Path FOLDER = Path.of("loadtest/var");

  /** One event loop for all that is asked. */
  static Vertx loop() {
    return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
  }

  static Stage set() throws Exception {
    var stage = new Stage(loop(), new Launcher(), new TestGround());
    Runtime.getRuntime().addShutdownHook(new Thread(stage::clear));
    stage.ground.start(FOLDER);
    return stage;
  }

  Servers servers() {
    return Servers.on(ground, launcher, vertx);
  }

  private void clear() {
    launcher.close();
    ground.close();
  }
}
