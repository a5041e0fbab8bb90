package kenpo.health.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the name of an entry of a ZIP tells of it. Nothing is ever written to where it points. */
final class EntryName {

  /** What an entry is for. */
  enum Kind {
    INDEX,
    DATA,
    /** Another ZIP, which is not looked into. */
    PACKED,
    /** Of the format, or of a file system, but nothing for us. */
    PASSED_OVER,
    STRAY
  }

  private static final Pattern INDEX = Pattern.compile("ix[0-9]{2}(_v[0-9]{2})?\\.xml");
  private static final Pattern OFFICIAL = Pattern.compile("h[0-9]{26}\\.xml");
  private static final Pattern SUMMARY = Pattern.compile("su[0-9]{2}(_v[0-9]{2})?\\.xml");
  private static final Pattern PACKED = Pattern.compile(".*\\.(zip|lzh|7z|rar|gz|tar)");
  private static final Pattern OF_SYSTEMS =
      Pattern.compile("\\.ds_store|thumbs\\.db|desktop\\.ini|\\._.*");
  private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, Charset.forName("windows-31j"), StandardCharsets.ISO_8859_1);

  private EntryName() {}

  /** Many packers don't say what encoding a name has, and some say the wrong one. */
  static String decoded(byte[] bytes) {
    for (var encoding : ENCODINGS) {
      try {
        return encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        // The last one takes any bytes.
      }
    }
    throw new IllegalStateException("bytes without letters");
  }

  static Kind kind(String path) {
    var plain = plain(path);
    var parts = Arrays.asList(plain.split("/", -1));
    var name = parts.getLast();
    var folders = parts.subList(0, parts.size() - 1);
    if (name.isEmpty() || OF_SYSTEMS.matcher(name).matches() || folders.contains("__macosx")) {
      return Kind.PASSED_OVER;
    }
    if (OFFICIAL.matcher(name).matches() || folders.contains("data") && name.endsWith(".xml")) {
      return Kind.DATA;
    }
    if (INDEX.matcher(name).matches()) {
      return Kind.INDEX;
    }
    boolean ofTheFormat =
        folders.contains("xsd") || folders.contains("claims") || SUMMARY.matcher(name).matches();
    return ofTheFormat
        ? Kind.PASSED_OVER
        : PACKED.matcher(name).matches() ? Kind.PACKED : Kind.STRAY;
  }

  /** The same for paths that a file system may take for the same. */
  static String plain(String path) {
    return path.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  /** The last part where it can't be a person's name in letters of Japan; else the number. */
  static String shown(ZipEntry entry) {
    var path = entry.path().replace('\\', '/');
    var name = path.substring(path.lastIndexOf('/') + 1);
    return PRINTABLE.matcher(name).matches() ? name : "#" + entry.number();
  }
}
