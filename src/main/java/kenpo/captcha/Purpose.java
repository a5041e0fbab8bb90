package kenpo.captcha;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.society.Society.Limit;

/** What a challenge stands before; one that was solved for another form opens nothing here. */
public enum Purpose {
  LOGIN(Asks.BY_SCORE, List.of(), List.of()),
  REGISTRATION(Asks.BY_SCORE, List.of(Limit.REGISTRATION_PER_ADDRESS), List.of()),
  REGISTRATION_MAIL(
      Asks.BY_SCORE, List.of(Limit.MAIL_PER_ADDRESS), List.of(Limit.MAIL_PER_ADDRESS_AT_MOST)),
  ACTIVATION(Asks.BEYOND_ALLOWANCE, List.of(Limit.REGISTRATION_PER_ADDRESS), List.of()),
  RESUMPTION(Asks.BY_SCORE, List.of(Limit.REGISTRATION_PER_ADDRESS), List.of()),
  ELIGIBILITY(
      Asks.BY_SCORE,
      List.of(Limit.ELIGIBILITY_PER_ADDRESS),
      List.of(Limit.ELIGIBILITY_PER_NETWORK)),
  LOGIN_LINK(Asks.BEYOND_ALLOWANCE, List.of(Limit.MAIL_PER_ADDRESS), List.of()),
  NEW_PASSWORD(Asks.BEYOND_ALLOWANCE, List.of(Limit.NEW_PASSWORD_PER_ADDRESS), List.of()),
  VIEWING(Asks.BEYOND_ALLOWANCE, List.of(Limit.VIEWING_PER_ADDRESS), List.of());

  /** What decides whether anything is asked. */
  private enum Asks {
    BY_SCORE,
    /** Whoever comes here has shown a secret, or has no other way in: others stop nobody. */
    BEYOND_ALLOWANCE
  }

  private final Asks asks;
  private final List<Limit> allowances;
  private final List<Limit> ceilings;

  Purpose(Asks asks, List<Limit> allowances, List<Limit> ceilings) {
    this.asks = asks;
    this.allowances = allowances;
    this.ceilings = ceilings;
  }

  /** How often an address may send the form before a harder challenge is asked. */
  List<Limit> allowances() {
    return allowances;
  }

  /** How often it may be sent at all, whatever work was done. */
  List<Limit> ceilings() {
    return ceilings;
  }

  /** Whether most of it has to be typed; others a browser fills in by itself. */
  boolean hasManyFields() {
    return this == REGISTRATION || this == ELIGIBILITY;
  }

  /** Whether nothing that others did asks for anything here, or lets anybody wait. */
  boolean isAlwaysOpen() {
    return asks == Asks.BEYOND_ALLOWANCE;
  }

  /** As it stands in addresses and metrics: login, login_link. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Purpose> of(String label) {
    return Stream.of(values()).filter(it -> it.label().equals(label)).findFirst();
  }
}
