package kenpo.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A name in any script as a mail's header may hold it: RFC 2047 §2, encoded words of at most 75
 * characters, folded between them, each of whole characters.
 */
final class EncodedWords {

  private static final String BEGIN = "=?UTF-8?B?";
  private static final String END = "?=";

  /** 60 letters of Base64 with what stands around them: 72. */
  private static final int MOST_BYTES = 45;

  private EncodedWords() {}

  static String of(String name) {
    return String.join("\r\n ", parts(name).stream().map(EncodedWords::word).toList());
  }

  private static List<String> parts(String name) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (int c : name.codePoints().toArray()) {
      var letter = Character.toString(c);
      if (bytes(part + letter).length > MOST_BYTES) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(letter);
    }
    parts.add(part.toString());
    return parts;
  }

  private static String word(String part) {
    return BEGIN + Base64.getEncoder().encodeToString(bytes(part)) + END;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
