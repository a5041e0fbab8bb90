package kenpo.captcha;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a challenge stands before; one that was solved for another form opens nothing here. */
public enum Purpose {
  LOGIN,
  REGISTRATION,
  ELIGIBILITY,
  LOGIN_LINK;

  /** As it stands in addresses and metrics: login, login_link. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Purpose> of(String label) {
    return Stream.of(values()).filter(it -> it.label().equals(label)).findFirst();
  }
}
