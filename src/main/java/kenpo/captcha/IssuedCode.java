package kenpo.captcha;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** A challenge of which picture and sound are fetched by its seal. */
record IssuedCode(Ticket ticket, String seal) {

  /** Seconds are counted from now, as a browser's clock may be wrong. */
  JsonObject json() {
    return new JsonObject()
        .put("seal", seal)
        .put("level", ticket.level())
        .put("wait", ticket.pause().toSeconds())
        .put("life", Duration.between(ticket.issued(), ticket.until()).toSeconds());
  }
}
