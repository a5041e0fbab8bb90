package kenpo.registration;

import io.vertx.core.MultiMap;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.account.EmailAddress;
import kenpo.web.FormErrors;

/**
 * The first form: address, password, codes.
 *
 * @param password never shown again
 */
record NewForm(
    String email, String emailAgain, String password, String invitation, String organisation) {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{4,20}");

  static NewForm from(MultiMap form) {
    return new NewForm(
        text(form, "email"),
        text(form, "emailAgain"),
        Optional.ofNullable(form.get("password")).orElse(""),
        code(form, "invitation"),
        code(form, "organisation"));
  }

  static NewForm empty() {
    return new NewForm("", "", "", "", "");
  }

  Optional<EmailAddress> address() {
    return EmailAddress.of(email);
  }

  FormErrors errors() {
    var errors = new FormErrors();
    if (email.isEmpty()) {
      errors.add("email", "registration.email.missing");
    } else if (address().isEmpty()) {
      errors.add("email", "registration.email.wrong");
    } else if (!address()
        .map(EmailAddress::key)
        .equals(EmailAddress.of(emailAgain).map(EmailAddress::key))) {
      errors.add("emailAgain", "registration.emailAgain.differs");
    }
    return errors
        .addIf(password.isEmpty(), "password", "password.missing")
        .addIf(isNoCode(invitation), "invitation", "registration.code.wrong")
        .addIf(isNoCode(organisation), "organisation", "registration.code.wrong");
  }

  Optional<String> invitationCode() {
    return Optional.of(invitation).filter(code -> !code.isEmpty());
  }

  Optional<String> organisationCode() {
    return Optional.of(organisation).filter(code -> !code.isEmpty());
  }

  private static boolean isNoCode(String code) {
    return !code.isEmpty() && !CODE.matcher(code).matches();
  }

  private static String text(MultiMap form, String field) {
    return Optional.ofNullable(form.get(field)).orElse("").strip();
  }

  private static String code(MultiMap form, String field) {
    return Normalizer.normalize(text(form, field), Normalizer.Form.NFKC);
  }
}
