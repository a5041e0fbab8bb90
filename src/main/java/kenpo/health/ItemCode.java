package kenpo.health;

/**
 * Names what is examined: a code of 17 letters by JLAC10, as the tables of 特定健診 (標準的な健診・保健指導プログラム,
 * 付属資料 2) give it: analyte 5, identification 4, material 3, method 3, result 2. Items outside of
 * those tables have codes of the same form.
 *
 * @param text 17 digits and capital letters, e.g. {@code 9N001000000000001}
 */
public record ItemCode(String text) implements Comparable<ItemCode> {

  /** The list that item codes are from. */
  public static final String LIST = "1.2.392.200119.6.1005";

  private static final int LENGTH = 17;

  /** Fails with {@link IllegalArgumentException} where {@link #isOne} is false. */
  public ItemCode {
    if (!isOne(text)) {
      throw new IllegalArgumentException("not an item code");
    }
  }

  public static boolean isOne(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(ItemCode other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
