package kenpo.roster;

import java.util.Set;

/**
 * Whether two names that are not the same may well be one person's: written as they are heard (ヂ as
 * ジ, ヅ as ズ, ヲ as オ, ヴァ as バ), with or without ー, or cut where an old system's field ended. It only
 * says why nobody was found, for those who look into it; it never lets anybody in.
 */
final class AlmostKana {

  /** Half-width characters that fields of old systems hold, marks and blank counted. */
  private static final Set<Integer> FIELD_LENGTHS = Set.of(10, 12, 15, 16, 20, 24, 25, 30, 32, 40);

  private AlmostKana() {}

  static boolean same(String typed, String kept) {
    var heard = looseKey(typed);
    var written = looseKey(kept);
    return heard.equals(written) || isFull(kept) && heard.startsWith(written);
  }

  /** The key of the second tier. */
  static String looseKey(String name) {
    return Kana.key(name)
        .replace("ヴア", "バ")
        .replace("ヴイ", "ビ")
        .replace("ヴエ", "ベ")
        .replace("ヴオ", "ボ")
        .replace('ヴ', 'ブ')
        .replace('ヂ', 'ジ')
        .replace('ヅ', 'ズ')
        .replace('ヲ', 'オ')
        .replace("ー", "");
  }

  private static boolean isFull(String kept) {
    return FIELD_LENGTHS.contains(kept.length());
  }
}
