package kenpo.login;

import io.vertx.core.MultiMap;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import kenpo.account.EmailAddress;
import kenpo.account.PasswordRules;
import kenpo.captcha.Brought;
import kenpo.throttle.Incident;

/**
 * What somebody typed to log in.
 *
 * @param email as typed, to be shown again
 * @param address the same as it is read; empty where it is none
 * @param remembered whether to stay logged in on this device
 * @param challenge what it brought of a challenge, or nothing
 * @param cleared whether it says to be the form that a mailed link has cleared
 * @param incidents what is wrong with how it was sent
 */
record LoginForm(
    String email,
    Optional<EmailAddress> address,
    String password,
    boolean remembered,
    Brought challenge,
    boolean cleared,
    Set<Incident> incidents) {

  private static final int MOST_EMAIL = 254;

  static LoginForm from(MultiMap form, Brought challenge, Set<Incident> incidents) {
    var email = cut(text(form, "email"));
    return new LoginForm(
        email,
        EmailAddress.of(email),
        Normalizer.normalize(text(form, "password"), Normalizer.Form.NFKC),
        "true".equals(text(form, "remembered")),
        challenge,
        "true".equals(text(form, "cleared")),
        incidents);
  }

  /** What the account is looked up by; what is no address at all belongs to none. */
  String emailKey() {
    return address.map(EmailAddress::key).orElse("");
  }

  /** What tries are counted by: the key, or what was typed instead of an address. */
  String identifier() {
    return address
        .map(EmailAddress::key)
        .orElseGet(() -> Normalizer.normalize(email, Normalizer.Form.NFKC).strip());
  }

  /**
   * The password, unless it is longer than any that was ever accepted: hashing that would be work
   * for nothing.
   */
  Optional<String> hashable() {
    return Optional.of(password)
        .filter(text -> text.codePointCount(0, text.length()) <= PasswordRules.MAX_LENGTH);
  }

  private static String text(MultiMap form, String field) {
    return Optional.ofNullable(form.get(field)).orElse("");
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(MOST_EMAIL, text.length()));
  }
}
