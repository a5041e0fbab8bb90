package kenpo.health;

import java.time.Instant;
import java.util.Optional;

/**
 * A checkup of a member, as it was last sent.
 *
 * @param version 1 = never corrected
 * @param papers of the member, by which the import found him
 */
public record StoredCheckup(
    long checkupId, int version, Papers papers, Instant storedAt, CheckupText text) {

  /** Decoded when this is first asked for. */
  public Checkup checkup() {
    return text.checkup();
  }

  /**
   * As the roster had them at the import, which may be later than the checkup.
   *
   * @param symbol 記号; may be empty
   */
  public record Papers(
      String insurerNumber, String symbol, String number, Optional<String> branch) {}
}
