package kenpo.health.file;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as the format has them: plain decimals, no exponent, no sign but a minus. */
final class Numbers {

  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,10}(\\.[0-9]{1,6})?");

  private Numbers() {}

  static Optional<BigDecimal> read(String text) {
    return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
