package kenpo.health.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The letters of an XML document, by its mark or declaration; a byte that is none is refused. */
final class XmlText {

  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

  /** What declarations may name. */
  private static final Map<String, Charset> NAMES =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "utf8", StandardCharsets.UTF_8,
          "us-ascii", StandardCharsets.US_ASCII,
          "shift_jis", SHIFT_JIS,
          "shift-jis", SHIFT_JIS,
          "windows-31j", SHIFT_JIS,
          "ms932", SHIFT_JIS,
          "cp932", SHIFT_JIS,
          "euc-jp", Charset.forName("EUC-JP"));

  private static final char REPLACEMENT = '\uFFFD';
  private static final int LONGEST_DECLARATION = 200;
  private static final Pattern DECLARED =
      Pattern.compile("\\A<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

  private XmlText() {}

  static String decoded(byte[] bytes) throws Malformed {
    var mark = mark(bytes);
    var charset = mark.isPresent() ? mark.get() : declared(bytes);
    int from = mark.isEmpty() ? 0 : charset.equals(StandardCharsets.UTF_8) ? 3 : 2;
    if (charset.equals(StandardCharsets.UTF_8)) {
      // The quick way puts this letter where a byte is wrong; whoever sends it is read slowly.
      var letters = new String(bytes, from, bytes.length - from, charset);
      if (letters.indexOf(REPLACEMENT) < 0) {
        return letters;
      }
    }
    try {
      var buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
      return charset.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("xml.bytes", 0, charset.displayName(Locale.ROOT));
    }
  }

  private static Optional<Charset> mark(byte[] bytes) {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (begins(bytes, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return begins(bytes, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }

  private static boolean begins(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (bytes.length <= i || Byte.toUnsignedInt(bytes[i]) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static Charset declared(byte[] bytes) throws Malformed {
    int length = Math.min(bytes.length, LONGEST_DECLARATION);
    var declaration = DECLARED.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    if (!declaration.find()) {
      return StandardCharsets.UTF_8;
    }
    var charset = NAMES.get(declaration.group(1).toLowerCase(Locale.ROOT));
    if (charset == null) {
      throw new Malformed("xml.encoding", 1);
    }
    return charset;
  }
}
