package kenpo.society;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kenpo.config.ConfigFile;
import kenpo.config.Overrides;
import kenpo.config.Section;
import kenpo.society.Society.Allowance;
import kenpo.society.Society.Desk;
import kenpo.society.Society.Document;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.Limit;
import kenpo.society.Society.Maintenance;
import kenpo.society.Society.MassLoss;
import kenpo.society.Society.Names;
import kenpo.society.Society.Notice;
import kenpo.society.Society.NumberChanged;
import kenpo.society.Society.PasswordPolicy;
import kenpo.society.Society.Registration;
import kenpo.society.Society.Retention;
import kenpo.society.Society.Session;
import kenpo.society.Society.Style;

/** Reads one society's file over {@code conf/society-defaults.yaml}. */
final class SocietyFile {

  private static final String DEFAULTS = "conf/society-defaults.yaml";
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
  static final Pattern MAILBOX = Pattern.compile("[^\\s@<>,\"]+@[^\\s@<>,\"]+");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private SocietyFile() {}

  static Society read(String id, ConfigFile file) {
    var root = Section.of(ConfigFile.bundled(DEFAULTS), Optional.of(file), Overrides.NONE);
    var society = society(id, root);
    root.finish();
    return society;
  }

  private static Society society(String id, Section root) {
    var match = root.section("match");
    var documents = root.section("documents");
    var insurerNumbers = insurerNumbers(root);
    var style = root.oneOf("style", Style.class);
    return new Society(
        id,
        names(root.section("name")),
        style,
        Set.copyOf(root.texts("hosts", HOST.asMatchPredicate(), "a host name in small letters")),
        root.address("baseUrl"),
        insurerNumbers,
        RosterFormatFile.read(insurerNumbers, root.section("roster")),
        desk(root.section("desk")),
        root.section("mail").text("from", MAILBOX, "an e-mail address"),
        enrolment(root.section("enrolment")),
        new MatchPolicy(
            match.flag("symbolAfterLastHyphen"),
            match.integer("numberLastDigits", 0, 20),
            match.flag("stripLeadingZeros")),
        match.flag("branch"),
        massLoss(root.section("massLoss")),
        password(root.section("password")),
        registration(root.section("registration")),
        session(root.section("session")),
        retention(root.section("retention")),
        throttle(root.section("throttle")),
        RiskPolicyFile.read(root.section("risk")),
        LetterPolicyFile.read(root.section("letters")),
        ViewingPolicyFile.read(
            style, root.section("viewing"), document(documents.section("cautions"))),
        root.date("bands").toString(),
        ResultsPolicyFile.read(root.section("results")),
        document(documents.section("terms")),
        document(documents.section("privacy")),
        root.sections("maintenance", SocietyFile::maintenance),
        root.sections("notices", SocietyFile::notice));
  }

  static Names names(Section s) {
    return new Names(s.text("ja"), s.text("en"));
  }

  private static List<String> insurerNumbers(Section root) {
    var allowed = "8 digits whose last is the right check digit";
    var numbers = root.texts("insurerNumbers", SocietyFile::isInsurerNumber, allowed);
    if (numbers.isEmpty()) {
      root.refuse("insurerNumbers", "", "one or more, each " + allowed);
    }
    return numbers;
  }

  private static boolean isInsurerNumber(String text) {
    return text.matches("[0-9]{8}") && InsurerNumber.checks(text);
  }

  private static Desk desk(Section s) {
    return new Desk(names(s.section("name")), s.text("phone"), names(s.section("hours")));
  }

  private static Enrolment enrolment(Section s) {
    return new Enrolment(
        s.flag("dependants"),
        s.integer("dependantsFromAge", 0, 75),
        s.flag("voluntary"),
        s.oneOf("numberChanged", NumberChanged.class));
  }

  private static MassLoss massLoss(Section s) {
    return new MassLoss(s.integer("percent", 0, 100), s.integer("atLeast", 0, 1_000_000));
  }

  private static PasswordPolicy password(Section s) {
    return new PasswordPolicy(s.integer("minLength", 8, 64), s.integer("kinds", 1, 2));
  }

  private static Registration registration(Section s) {
    var day = Duration.ofDays(1);
    return new Registration(
        s.duration("browserLink", MINUTE, day),
        s.duration("appLink", MINUTE, day),
        s.integer("eligibilityTries", 1, 20));
  }

  private static Session session(Section s) {
    return new Session(
        // An access token proves that its session was used within five minutes, not when.
        s.duration("idle", MINUTE.multipliedBy(5), Duration.ofDays(1)),
        s.duration("absolute", MINUTE.multipliedBy(5), Session.LONGEST),
        s.duration("remembered", Duration.ofDays(1), Session.LONGEST_REMEMBERED));
  }

  private static Retention retention(Section s) {
    return new Retention(s.duration("closedAccount", Duration.ofDays(7), Duration.ofDays(3650)));
  }

  private static Map<Limit, Allowance> throttle(Section s) {
    var limits = new EnumMap<Limit, Allowance>(Limit.class);
    Arrays.stream(Limit.values())
        .forEach(limit -> limits.put(limit, allowance(s.section(limit.toString()))));
    return limits;
  }

  private static Allowance allowance(Section s) {
    return new Allowance(
        s.integer("count", 1, 1_000_000),
        s.duration("within", Duration.ofSeconds(1), Duration.ofDays(30)));
  }

  private static Document document(Section s) {
    return new Document(s.text("version"), s.date("effective"));
  }

  private static Maintenance maintenance(Section s) {
    var maintenance = new Maintenance(s.time("from").toInstant(), s.time("until").toInstant());
    if (!maintenance.until().isAfter(maintenance.from())) {
      s.refuse("until", maintenance.until().toString(), "a time after from");
    }
    return maintenance;
  }

  private static Notice notice(Section s) {
    return new Notice(s.date("date"), names(s));
  }
}
