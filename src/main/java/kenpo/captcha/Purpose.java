package kenpo.captcha;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.society.Society.Limit;

/** What a challenge stands before; one that was solved for another form opens nothing here. */
public enum Purpose {
  LOGIN,
  REGISTRATION(Limit.REGISTRATION_PER_ADDRESS),
  REGISTRATION_MAIL(Limit.MAIL_PER_ADDRESS),
  ACTIVATION(Limit.REGISTRATION_PER_ADDRESS),
  RESUMPTION(Limit.REGISTRATION_PER_ADDRESS),
  ELIGIBILITY(Limit.ELIGIBILITY_PER_ADDRESS, Limit.ELIGIBILITY_PER_NETWORK),
  LOGIN_LINK(Limit.MAIL_PER_ADDRESS),
  NEW_PASSWORD(Limit.NEW_PASSWORD_PER_ADDRESS);

  private final List<Limit> allowances;

  Purpose(Limit... allowances) {
    this.allowances = List.of(allowances);
  }

  /** How often an address may send the form before a harder challenge is asked. */
  List<Limit> allowances() {
    return allowances;
  }

  /** Whether most of it has to be typed; others a browser fills in by itself. */
  boolean hasManyFields() {
    return this == REGISTRATION || this == ELIGIBILITY;
  }

  /**
   * Whether it is the way out for whoever has to wait: then it asks for more, and never to wait.
   */
  boolean isAlwaysOpen() {
    return this == LOGIN_LINK;
  }

  /** As it stands in addresses and metrics: login, login_link. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Purpose> of(String label) {
    return Stream.of(values()).filter(it -> it.label().equals(label)).findFirst();
  }
}
