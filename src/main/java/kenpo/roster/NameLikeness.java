package kenpo.roster;

import java.util.List;

/** Whether two names in kana may be one person's, of whom number and birth date are the same. */
public enum NameLikeness {
  /** However they are written. */
  SAME,
  /** Another surname, as after a marriage. */
  SAME_GIVEN,
  /** Another given name: misspelt, or a twin. Or no blank tells the parts, and half is the same. */
  ALIKE,
  OTHER;

  private static final int HALF = 3;

  public static NameLikeness of(String one, String other) {
    var key = Kana.key(one);
    var otherKey = Kana.key(other);
    if (key.equals(otherKey)) {
      return SAME;
    }
    var parts = Kana.parts(one);
    var otherParts = Kana.parts(other);
    return parts.size() > 1 && otherParts.size() > 1
        ? ofParts(parts, otherParts)
        : beginOrEndAlike(key, otherKey) ? ALIKE : OTHER;
  }

  private static NameLikeness ofParts(List<String> parts, List<String> others) {
    if (parts.getLast().equals(others.getLast())) {
      return SAME_GIVEN;
    }
    return parts.getFirst().equals(others.getFirst()) ? ALIKE : OTHER;
  }

  private static boolean beginOrEndAlike(String key, String other) {
    if (key.length() < HALF || other.length() < HALF) {
      return false;
    }
    return other.startsWith(key.substring(0, HALF))
        || other.endsWith(key.substring(key.length() - HALF));
  }
}
