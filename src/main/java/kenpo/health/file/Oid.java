package kenpo.health.file;

/** Lists that the official format takes codes and numbers from. */
public final class Oid {

  static final String INSURER = "1.2.392.200119.6.101";
  static final String INSTITUTION = "1.2.392.200119.6.102";
  static final String SYMBOL = "1.2.392.200119.6.204";
  static final String NUMBER = "1.2.392.200119.6.205";
  static final String BRANCH = "1.2.392.200119.6.211";
  public static final String REPORT = "1.2.392.200119.6.1001";
  public static final String PROGRAM = "1.2.392.200119.6.1002";
  static final String SECTION = "1.2.392.200119.6.1010";
  static final String SENDING = "1.2.392.200119.6.1101";
  static final String SEX = "1.2.392.200119.6.1104";

  /** 以下, 以上: beyond what can be measured. */
  static final String BEYOND = "2.16.840.1.113883.5.83";

  private Oid() {}
}
