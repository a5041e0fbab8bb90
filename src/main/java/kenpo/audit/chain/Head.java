package kenpo.audit.chain;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the chain of a society: whoever wrote it down elsewhere can see later whether it is
 * still there. As text {@code NUMBER:SEAL}, the seal in hexadecimal digits.
 *
 * @param number of the seal; 0 when there is none yet
 */
public record Head(long number, Buffer seal) {

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-fA-F]{64})");

  static final Head NONE = new Head(0, Buffer.buffer());

  public static Optional<Head> of(String text) {
    return Optional.of(TEXT.matcher(text))
        .filter(found -> found.matches())
        .map(
            found ->
                new Head(
                    Long.parseLong(found.group(1)),
                    Buffer.buffer(HexFormat.of().parseHex(found.group(2)))));
  }

  @Override
  public String toString() {
    return number + ":" + hex(seal);
  }

  static String hex(Buffer bytes) {
    return HexFormat.of().formatHex(bytes.getBytes());
  }
}
