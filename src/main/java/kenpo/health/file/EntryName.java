package kenpo.health.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the name of an entry of a ZIP tells of it. Nothing is ever written to where it points. */
final class EntryName {

  /** What an entry is for. */
  enum Kind {
    INDEX,
    DATA,
    /** XML of any name, in no folder of the format. */
    LOOSE,
    /** Another ZIP, which is not looked into. */
    PACKED,
    /** Of the format, or of a file system, but nothing for us. */
    PASSED_OVER,
    STRAY
  }

  private static final String XML = ".xml";
  private static final int OFFICIAL_DIGITS = 26;
  private static final int LONGEST_INDEX = "ix08_v08.xml".length();
  private static final Pattern INDEX = Pattern.compile("ix[0-9]{2}(_v[0-9]{2})?\\.xml");
  private static final Pattern SUMMARY = Pattern.compile("su[0-9]{2}(_v[0-9]{2})?\\.xml");
  private static final List<String> PACKED = List.of(".zip", ".lzh", ".7z", ".rar", ".gz", ".tar");
  private static final List<String> OF_SYSTEMS = List.of(".ds_store", "thumbs.db", "desktop.ini");

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
    var name = last(plain);
    if (isOfSystems(plain, name)) {
      return Kind.PASSED_OVER;
    }
    if (isOfficial(name)) {
      return Kind.DATA;
    }
    if (isLike(INDEX, name)) {
      return Kind.INDEX;
    }
    if (isLike(SUMMARY, name)) {
      return Kind.PASSED_OVER;
    }
    var place = place(folder(plain));
    return place == Kind.PASSED_OVER || name.endsWith(XML) ? place : other(name);
  }

  /** The innermost folder of the format decides: any may stand around a whole package. */
  private static Kind place(String folders) {
    var rest = folders;
    while (!rest.isEmpty()) {
      switch (last(rest)) {
        case "data" -> {
          return Kind.DATA;
        }
        case "claims", "xsd" -> {
          return Kind.PASSED_OVER;
        }
        default -> rest = folder(rest);
      }
    }
    return Kind.LOOSE;
  }

  private static Kind other(String name) {
    return PACKED.stream().anyMatch(name::endsWith) ? Kind.PACKED : Kind.STRAY;
  }

  private static boolean isOfSystems(String plain, String name) {
    return name.isEmpty()
        || name.startsWith("._")
        || OF_SYSTEMS.contains(name)
        || plain.startsWith("__macosx/")
        || plain.contains("/__macosx/");
  }

  /** {@code h} and 26 digits: who sent it, when, and which one it is. */
  private static boolean isOfficial(String name) {
    return name.length() == 1 + OFFICIAL_DIGITS + XML.length()
        && name.charAt(0) == 'h'
        && name.endsWith(XML)
        && name.chars().skip(1).limit(OFFICIAL_DIGITS).allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isLike(Pattern form, String name) {
    return name.length() <= LONGEST_INDEX && form.matcher(name).matches();
  }

  /** The same for paths that a file system may take for the same. */
  static String plain(String path) {
    return path.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  /** Where it lies; empty = at the top. */
  static String folder(String path) {
    var plain = plain(path);
    return plain.substring(0, Math.max(0, plain.lastIndexOf('/')));
  }

  private static String last(String plain) {
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  /** The last part where it is one of the format; else the number, as any other may name people. */
  static String shown(String path, int number) {
    var name = last(path.replace('\\', '/'));
    var plain = plain(name);
    return isOfficial(plain) || isLike(INDEX, plain) || isLike(SUMMARY, plain)
        ? name
        : "#" + number;
  }
}
