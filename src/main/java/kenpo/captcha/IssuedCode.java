package kenpo.captcha;

import io.vertx.core.json.JsonObject;

/** A challenge of which picture and sound are fetched by its seal. */
record IssuedCode(CodeTicket issued, String seal) {

  Ticket ticket() {
    return issued.ticket();
  }

  /** Seconds are counted from now, as a browser's clock may be wrong. */
  JsonObject json() {
    return new JsonObject()
        .put("seal", seal)
        .put("level", ticket().level())
        .put("wait", ticket().pause().toSeconds())
        .put("life", ticket().life().toSeconds());
  }
}
