package kenpo.society;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kenpo.web.Language;

/**
 * A health insurance society (健康保険組合) and its policy: one file in {@code conf/societies/}. What
 * each key means stands in {@code conf/society-defaults.yaml}.
 *
 * @param id the file's name without its ending; first part of every key in the database
 * @param bands edition that checkups are judged by, e.g. {@code 2026-04-01}
 */
public record Society(
    String id,
    Names name,
    Style style,
    Set<String> hosts,
    URI baseUrl,
    List<String> insurerNumbers,
    RosterFormat roster,
    Desk desk,
    String mailFrom,
    Enrolment enrolment,
    MatchPolicy match,
    boolean branchAsked,
    MassLoss massLoss,
    PasswordPolicy password,
    Registration registration,
    Session session,
    Retention retention,
    Map<Limit, Allowance> throttle,
    RiskPolicy risk,
    LetterPolicy letters,
    ViewingPolicy viewing,
    String bands,
    ResultsPolicy results,
    Document terms,
    Document privacy,
    List<Maintenance> maintenance,
    List<Notice> notices) {

  /**
   * What one has agreed to before results are seen, as that page shows it: another one with another
   * version of the text, edition of bands, or doctor who answers for them.
   */
  public AgreedTo cautionsInForce() {
    return new AgreedTo(viewing.cautions().version(), bands, results.digest());
  }

  /** How members enrol; see the table of policies in the documentation. */
  public enum Style {
    K,
    P,
    M
  }

  public record Names(String ja, String en) {

    public String in(Language language) {
      return language == Language.JA ? ja : en;
    }
  }

  public record Desk(Names name, String phone, Names hours) {}

  /**
   * @param dependantsFromAge in years; asked only of dependants, where they may enrol
   * @param voluntary whether members in voluntary continuation may
   */
  public record Enrolment(
      boolean dependants, int dependantsFromAge, boolean voluntary, NumberChanged numberChanged) {}

  /** What a changed number means for the account; spelled as in the policy file. */
  public enum NumberChanged {
    /** It goes on. */
    carry,
    /** It closes, and the person registers with the new number. */
    reregister
  }

  /** An import that loses more than this many percent of the members and more people is refused. */
  public record MassLoss(int percent, int atLeast) {}

  public record PasswordPolicy(int minLength, int kinds) {}

  public record Registration(Duration browserLink, Duration appLink, int eligibilityTries) {}

  /** {@code remembered}: the life of a session that stays logged in on its device. */
  public record Session(Duration idle, Duration absolute, Duration remembered) {

    /** The longest lives that a policy may give. */
    public static final Duration LONGEST = Duration.ofDays(7);

    public static final Duration LONGEST_REMEMBERED = Duration.ofDays(90);
  }

  /** How long what is over stays: {@code closedAccount} for an account that was closed. */
  public record Retention(Duration closedAccount) {}

  /** So many times within so long. */
  public record Allowance(int count, Duration within) {}

  /** What is counted; the name in the policy file is {@link #toString}. */
  public enum Limit {
    NEW_PASSWORD_PER_ADDRESS("newPasswordPerAddress"),
    VIEWING_PER_ADDRESS("viewingPerAddress"),
    VIEWING_PER_LISTED_ADDRESS("viewingPerListedAddress"),
    LOGIN_LINK_PER_RECIPIENT("loginLinkPerRecipient"),
    REGISTRATION_PER_ADDRESS("registrationPerAddress"),
    REGISTRATION_PER_LISTED_ADDRESS("registrationPerListedAddress"),
    MAIL_PER_ADDRESS("mailPerAddress"),
    MAIL_PER_LISTED_ADDRESS("mailPerListedAddress"),
    MAIL_PER_ADDRESS_AT_MOST("mailPerAddressAtMost"),
    MAIL_PER_LISTED_ADDRESS_AT_MOST("mailPerListedAddressAtMost"),
    MAIL_PER_RECIPIENT_MINUTE("mailPerRecipientMinute"),
    MAIL_PER_RECIPIENT_HOUR("mailPerRecipientHour"),
    MAIL_PER_RECIPIENT_DAY("mailPerRecipientDay"),
    RESUME_PER_REGISTRATION("resumePerRegistration"),
    ELIGIBILITY_PER_ADDRESS("eligibilityPerAddress"),
    ELIGIBILITY_PER_LISTED_ADDRESS("eligibilityPerListedAddress"),
    ELIGIBILITY_PER_NETWORK("eligibilityPerNetwork"),
    ELIGIBILITY_PER_NUMBER("eligibilityPerNumber");

    private final String key;

    Limit(String key) {
      this.key = key;
    }

    /** The one that holds instead at an address on the allow-list, in good standing. */
    public Limit whereListed() {
      return switch (this) {
        case REGISTRATION_PER_ADDRESS -> REGISTRATION_PER_LISTED_ADDRESS;
        case MAIL_PER_ADDRESS -> MAIL_PER_LISTED_ADDRESS;
        case MAIL_PER_ADDRESS_AT_MOST -> MAIL_PER_LISTED_ADDRESS_AT_MOST;
        case ELIGIBILITY_PER_ADDRESS -> ELIGIBILITY_PER_LISTED_ADDRESS;
        case VIEWING_PER_ADDRESS -> VIEWING_PER_LISTED_ADDRESS;
        default -> this;
      };
    }

    @Override
    public String toString() {
      return key;
    }
  }

  /** A text that one agrees to, in the version in force. */
  public record Document(String version, LocalDate effective) {}

  public record Maintenance(Instant from, Instant until) {

    boolean covers(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  public record Notice(LocalDate date, Names text) {}

  /** Whether members can register and log in yet: of the three styles, K is open. */
  public boolean isOpen() {
    return style == Style.K;
  }

  /** The same society, reached elsewhere. */
  public Society withBaseUrl(URI elsewhere) {
    return new Society(
        id,
        name,
        style,
        hosts,
        elsewhere,
        insurerNumbers,
        roster,
        desk,
        mailFrom,
        enrolment,
        match,
        branchAsked,
        massLoss,
        password,
        registration,
        session,
        retention,
        throttle,
        risk,
        letters,
        viewing,
        bands,
        results,
        terms,
        privacy,
        maintenance,
        notices);
  }

  /** The maintenance under way, if any. */
  public Optional<Maintenance> maintenanceAt(Instant now) {
    return maintenance.stream().filter(m -> m.covers(now)).findFirst();
  }

  /** The next maintenance that begins within a week of now. */
  public Optional<Maintenance> maintenanceAnnouncedAt(Instant now) {
    return maintenance.stream()
        .filter(m -> m.from().isAfter(now) && m.from().isBefore(now.plus(Duration.ofDays(7))))
        .min(java.util.Comparator.comparing(Maintenance::from));
  }

  /** Whether a letter is asked for with each registration. */
  public boolean writesOnRegistration() {
    return letters.first() == LetterPolicy.First.onRegistration
        && viewing.style().isByLetter()
        && viewing.wished();
  }
}
