package kenpo.captcha;

import io.vertx.core.json.JsonObject;
import kenpo.config.PortalConfig.Work;

/**
 * A challenge as ALTCHA's protocol, version 2, writes it. Its signature is our seal, which holds
 * all of this again: what a browser changes of the parameters changes nothing here.
 */
public record Issued(WorkTicket issued, String seal) {

  private static final String ALGORITHM = "PBKDF2/SHA-256";
  private static final int KEY_BYTES = 32;

  public int level() {
    return issued.ticket().level();
  }

  /** {@code data} is our own: seconds are counted from now, as a browser's clock may be wrong. */
  JsonObject json() {
    return new JsonObject()
        .put("parameters", parameters(issued.ticket(), issued.work()))
        .put("signature", seal);
  }

  private static JsonObject parameters(Ticket ticket, Work work) {
    return new JsonObject()
        .put("algorithm", ALGORITHM)
        .put("nonce", ticket.id())
        .put("salt", ticket.id())
        .put("cost", work.cost())
        .put("keyLength", KEY_BYTES)
        .put("keyPrefix", "0".repeat(work.digits()))
        .put("expiresAt", ticket.until().getEpochSecond())
        .put("data", data(ticket, work));
  }

  private static JsonObject data(Ticket ticket, Work work) {
    return new JsonObject()
        .put("level", ticket.level())
        .put("solutions", work.solutions())
        .put("wait", ticket.pause().toSeconds())
        .put("life", ticket.life().toSeconds());
  }
}
