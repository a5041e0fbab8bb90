package kenpo.health;

import java.time.LocalDate;

/**
 * A checkup as the database keeps it: all that was sent but the day on which the file was made,
 * which makes no other checkup of it. What is read back equals what was written, to the last
 * decimal. Two checkups say the same when their texts are equal, and imports compare digests of the
 * text: who changes the form has to make those anew, or what is sent again counts as corrected.
 *
 * <p>Keys are short, as there are millions of them: {@code r} report, {@code p} program, {@code d}
 * day, {@code i} number and name of the institution, {@code o} {@linkplain ObservationWriter
 * observations}.
 */
public final class CheckupJson {

  private CheckupJson() {}

  /** In UTF-8. */
  public static byte[] encode(Checkup checkup) {
    return CheckupWriter.bytes(checkup);
  }

  /** {@code written}: the day on which the file was made. */
  public static Checkup decode(String text, LocalDate written) {
    return CheckupReader.checkup(text, written);
  }
}
