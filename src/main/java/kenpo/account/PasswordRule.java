package kenpo.account;

import java.util.List;
import kenpo.society.Society;

/**
 * A line of the live check-list beside a new password; {@code rule} is what the script checks, e.g.
 * length-12.
 */
public record PasswordRule(String rule, String key, int number) {

  /** The rules a society's passwords have to meet, as far as a script can check them. */
  public static List<PasswordRule> of(Society society) {
    var policy = society.password();
    var length =
        new PasswordRule(
            "length-" + policy.minLength(), "password.rule.length", policy.minLength());
    var kinds = new PasswordRule("kinds-" + policy.kinds(), "password.rule.kinds", policy.kinds());
    return policy.kinds() > 1 ? List.of(length, kinds) : List.of(length);
  }
}
