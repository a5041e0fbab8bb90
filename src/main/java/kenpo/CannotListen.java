package kenpo;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import kenpo.config.ConfigError;
import kenpo.config.PortalConfig.Listener;

/**
 * A port that somebody has, or an address that this machine doesn't: a mistake of configuration.
 */
final class CannotListen {

  private CannotListen() {}

  static Future<HttpServer> on(String section, Listener at, Throwable failure) {
    return Future.failedFuture(
        new ConfigError(
            "%s: cannot listen on %s port %d (%s); allowed: an address of this machine, a free port"
                .formatted(section, at.address(), at.port(), failure.getMessage())));
  }
}
