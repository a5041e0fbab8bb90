package kenpo.health.file;

import java.util.regex.Pattern;

/**
 * Words that spreadsheets would compute: in files that we write an apostrophe stands before them,
 * and where such files are read it is taken off again.
 */
final class Formula {

  private static final String APOSTROPHE = "'";

  /**
   * In any width, also behind blanks and apostrophes of its own, so that these come back; signs
   * alone aren't.
   */
  private static final Pattern FORMULA =
      Pattern.compile("(?s)['\\s]*[=+\\-@\t\r＝＋－＠]+[^=+\\-@\t\r＝＋－＠].*");

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private Formula() {}

  static String harmless(String cell) {
    return computes(cell) ? APOSTROPHE + cell : cell;
  }

  /** What it was before it was made harmless. */
  static String meant(String cell) {
    boolean marked = cell.startsWith(APOSTROPHE) && computes(cell.substring(1));
    return marked ? cell.substring(1) : cell;
  }

  private static boolean computes(String cell) {
    return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
  }
}
