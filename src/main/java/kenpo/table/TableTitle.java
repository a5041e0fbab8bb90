package kenpo.table;

import java.util.regex.Pattern;

/** The title of a column that isn't known: what any file may hold goes to a terminal here. */
public final class TableTitle {

  /** Characters of it. */
  public static final int MOST_SHOWN = 40;

  /** Control characters, and those that change how the text around them is shown. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private TableTitle() {}

  public static String shown(String title) {
    var plain = UNSEEN.matcher(title).replaceAll("");
    return plain.codePointCount(0, plain.length()) <= MOST_SHOWN
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, MOST_SHOWN)) + "…";
  }
}
