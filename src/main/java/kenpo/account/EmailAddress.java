package kenpo.account;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address: kept as typed, compared with the domain in lower case and the local part
 * without regard to case. Old docomo and ezweb addresses ({@code a..b@}, {@code a.@}) are accepted.
 *
 * @param typed what mails are sent to; at most 254 characters (RFC 5321)
 * @param key what two addresses are compared by
 */
public record EmailAddress(String typed, String key) {

  private static final int MOST = 254;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");
  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([^@\\s]{1,190}\\.[^@\\s.]{2,63})");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])");

  /** Reads what a person typed, full-width characters and stray spaces included. */
  public static Optional<EmailAddress> of(String input) {
    var half = Normalizer.normalize(input, Normalizer.Form.NFKC).replace('。', '.');
    var typed = BLANKS.matcher(half).replaceAll("");
    var match = SHAPE.matcher(typed);
    if (typed.length() > MOST || !match.matches()) {
      return Optional.empty();
    }
    var local = match.group(1);
    return ascii(match.group(2))
        .map(
            domain ->
                new EmailAddress(
                    local + "@" + domain, local.toLowerCase(Locale.ROOT) + "@" + domain));
  }

  /** What stands behind the @, for people to put on their mail program's list. */
  public static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /**
   * An address as it is shown to its owner on a page that others may glance at: h***@example.jp.
   */
  public static String masked(String address) {
    int first = address.offsetByCodePoints(0, 1);
    return address.substring(0, first) + "***" + address.substring(address.lastIndexOf('@'));
  }

  private static Optional<String> ascii(String text) {
    try {
      return Optional.of(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT))
          .filter(domain -> DOMAIN.matcher(domain).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
