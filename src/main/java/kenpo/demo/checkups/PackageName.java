package kenpo.demo.checkups;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * What a package of 特定健診 XML is called, and with it all that is in it: sender, receiver, day,
 * number of the part, and what it is of.
 *
 * @param sender 10 digits of an institution, or 8 of an agency (代行機関)
 * @param receiver 8 digits of the insurer
 * @param part 0-9: which of several that were sent on one day
 */
public record PackageName(String sender, String receiver, LocalDate day, int part) {

  /** 実施区分 1: 特定健診. */
  static final int CHECKUPS = 1;

  private static final int MOST = 999_999;

  /** The ZIP's name without {@code .zip}, and its only folder. */
  public String folder() {
    return "%s_%s_%s%d_%d".formatted(sender, receiver, digits(), part, CHECKUPS);
  }

  /**
   * Path of a document within the ZIP.
   *
   * @param serial from 1
   */
  public String document(int serial) {
    if (serial > MOST) {
      throw new IllegalArgumentException("a package holds at most " + MOST + " documents");
    }
    return "%s/DATA/h%s%s%d%d%06d.xml"
        .formatted(folder(), sender, digits(), part, CHECKUPS, serial);
  }

  public String index() {
    return folder() + "/ix08_V08.xml";
  }

  private String digits() {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}
