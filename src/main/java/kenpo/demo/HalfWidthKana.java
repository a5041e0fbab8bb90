package kenpo.demo;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Writes kana the way old systems do: half-width, voiced marks apart, no small letters. */
final class HalfWidthKana {

  private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
  private static final String LARGE = "アイウエオツヤユヨワカケ";
  private static final Map<Character, Character> HALF = half();

  private HalfWidthKana() {}

  static String of(String kana) {
    var out = new StringBuilder();
    for (char c : Normalizer.normalize(kana, Normalizer.Form.NFD).toCharArray()) {
      int small = SMALL.indexOf(c);
      char large = small >= 0 ? LARGE.charAt(small) : c;
      out.append(HALF.getOrDefault(large, large).charValue());
    }
    return out.toString();
  }

  private static Map<Character, Character> half() {
    var half = new HashMap<Character, Character>();
    for (char c = '｡'; c <= 'ﾟ'; c++) {
      half.put(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC).charAt(0), c);
    }
    half.put('　', ' ');
    return half;
  }
}
