package kenpo.crypto;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * An Argon2id hash with its parameters in the PHC string format, e.g. {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Parameters are bounded when read, so that a planted
 * row can't eat the machine.
 */
record PhcString(int memoryKib, int passes, byte[] salt, byte[] hash) {

  private static final Pattern FORMAT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");
  private static final int MOST_MEMORY_KIB = 131_072;
  private static final int MOST_PASSES = 10;

  static PhcString parse(String text) {
    var match = FORMAT.matcher(text);
    if (!match.matches()) {
      throw new IllegalStateException("a stored password hash has an unknown format");
    }
    var memory = Integer.parseInt(match.group(1));
    var passes = Integer.parseInt(match.group(2));
    if (memory > MOST_MEMORY_KIB || passes > MOST_PASSES) {
      throw new IllegalStateException("a stored password hash has parameters out of bounds");
    }
    var base64 = Base64.getDecoder();
    return new PhcString(
        memory, passes, base64.decode(match.group(3)), base64.decode(match.group(4)));
  }

  @Override
  public String toString() {
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(memoryKib, passes, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
