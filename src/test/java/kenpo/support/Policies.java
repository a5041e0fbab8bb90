package kenpo.support;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kenpo.society.LetterPolicy;
import kenpo.society.LetterPolicy.First;
import kenpo.society.RiskPolicy;
import kenpo.society.Society;
import kenpo.society.Society.Allowance;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.Limit;
import kenpo.society.Society.Maintenance;
import kenpo.society.Society.NumberChanged;
import kenpo.society.Society.PasswordPolicy;
import kenpo.society.Society.Registration;
import kenpo.society.Society.Style;
import kenpo.society.ViewingPolicy;

/** Sample societies with one part of their policy changed. */
public final class Policies {

  private Policies() {}

  /** So many of a limit's tries within an hour. */
  public static Society allowing(Society s, Limit limit, int count) {
    var limits = new EnumMap<>(s.throttle());
    limits.put(limit, new Allowance(count, Duration.ofHours(1)));
    return with(
        s,
        s.style(),
        s.enrolment(),
        s.password(),
        s.registration(),
        limits,
        s.risk(),
        s.maintenance());
  }

  /** The same society with another ladder. */
  public static Society risking(Society s, UnaryOperator<RiskPolicy> change) {
    return with(
        s,
        s.style(),
        s.enrolment(),
        s.password(),
        s.registration(),
        s.throttle(),
        change.apply(s.risk()),
        s.maintenance());
  }

  /** The society has an address where it is told of networks that were suspended. */
  public static Society telling(Society s, String address) {
    return risking(s, r -> with(r, r.everyBrowser(), r.account(), telling(r.listing(), address)));
  }

  /** Known devices pass a challenge too. */
  public static Society askingEveryBrowser(Society s) {
    return risking(s, r -> with(r, true, r.account(), r.listing()));
  }

  /** The picture is what is shown first from this level on. */
  public static Society picturesFrom(Society s, int level) {
    return reading(s, new RiskPolicy.Code(s.risk().code().characters(), level));
  }

  /** Pictures are of other characters, or shown first from another level on. */
  public static Society reading(Society s, RiskPolicy.Code code) {
    return risking(
        s,
        r ->
            new RiskPolicy(
                r.everyBrowser(),
                r.halfLife(),
                r.weights(),
                r.levels(),
                r.network(),
                r.alarm(),
                r.perMinute(),
                r.stop(),
                r.account(),
                r.device(),
                r.quickest(),
                code,
                r.listing()));
  }

  private static RiskPolicy.Listing telling(RiskPolicy.Listing l, String address) {
    return new RiskPolicy.Listing(
        l.inARow(),
        l.share(),
        l.spread(),
        l.withinHour(),
        l.suspension(),
        l.staff(),
        Optional.of(address));
  }

  /**
   * A ladder that nobody climbs: whoever isn't known passes the first challenge, as often as he
   * likes.
   */
  public static Society flat(Society s) {
    return risking(s, Policies::flat);
  }

  /** A ladder that nobody climbs until an account had so many wrong passwords: then all wait. */
  public static Society waitingFrom(Society s, int failures) {
    return risking(s, r -> waitingFrom(flat(r), failures));
  }

  private static RiskPolicy waitingFrom(RiskPolicy r, int failures) {
    var a = r.account();
    var account =
        new RiskPolicy.Account(
            a.challengeFrom(), a.waitFrom(), a.pause(), a.quiet(), failures, a.unknownKept());
    return with(r, r.everyBrowser(), account, r.listing());
  }

  private static RiskPolicy with(
      RiskPolicy r, boolean everyBrowser, RiskPolicy.Account account, RiskPolicy.Listing listing) {
    return new RiskPolicy(
        everyBrowser,
        r.halfLife(),
        r.weights(),
        r.levels(),
        r.network(),
        r.alarm(),
        r.perMinute(),
        r.stop(),
        account,
        r.device(),
        r.quickest(),
        r.code(),
        listing);
  }

  private static RiskPolicy flat(RiskPolicy r) {
    int any = 1_000_000;
    var levels = new RiskPolicy.Levels(any, any, any, any);
    var a = r.account();
    return new RiskPolicy(
        r.everyBrowser(),
        r.halfLife(),
        r.weights(),
        levels,
        r.network(),
        r.alarm(),
        new RiskPolicy.PerMinute(any, any, any, any, any, any, any, any),
        r.stop(),
        new RiskPolicy.Account(any, any, a.pause(), a.quiet(), any, a.unknownKept()),
        new RiskPolicy.Device(any, r.device().credit()),
        new RiskPolicy.Quickest(Duration.ZERO, Duration.ZERO),
        r.code(),
        r.listing());
  }

  /** Forms may come back as soon as a test sends them. */
  public static Society unhurried(Society s) {
    return quickest(s, Duration.ZERO);
  }

  /** Forms may not come back sooner. */
  public static Society quickest(Society s, Duration least) {
    return risking(
        s,
        r ->
            new RiskPolicy(
                r.everyBrowser(),
                r.halfLife(),
                r.weights(),
                r.levels(),
                r.network(),
                r.alarm(),
                r.perMinute(),
                r.stop(),
                r.account(),
                r.device(),
                new RiskPolicy.Quickest(least, least),
                r.code(),
                r.listing()));
  }

  /** No limit on how often one may try, neither by address nor by registration. */
  public static Society unlimited(Society s) {
    var limits = new EnumMap<Limit, Allowance>(Limit.class);
    for (var limit : Limit.values()) {
      limits.put(limit, new Allowance(1_000_000, Duration.ofHours(1)));
    }
    var life = s.registration();
    var tries = new Registration(life.browserLink(), life.appLink(), 1_000_000);
    return with(
        s, s.style(), s.enrolment(), s.password(), tries, limits, flat(s.risk()), s.maintenance());
  }

  /** Something else stands before health data. */
  public static Society viewing(Society s, UnaryOperator<ViewingPolicy> change) {
    return new Society(
        s.id(),
        s.name(),
        s.style(),
        s.hosts(),
        s.baseUrl(),
        s.insurerNumbers(),
        s.roster(),
        s.desk(),
        s.mailFrom(),
        s.enrolment(),
        s.match(),
        s.branchAsked(),
        s.massLoss(),
        s.password(),
        s.registration(),
        s.session(),
        s.retention(),
        s.throttle(),
        s.risk(),
        s.letters(),
        change.apply(s.viewing()),
        s.terms(),
        s.privacy(),
        s.maintenance(),
        s.notices());
  }

  /** They are opened by something else. */
  public static Society viewing(Society s, ViewingPolicy.Style style) {
    return viewing(
        s,
        v ->
            new ViewingPolicy(
                style,
                v.wished(),
                v.tries(),
                v.lock(),
                v.idle(),
                v.recent(),
                v.cautions(),
                v.questions()));
  }

  /** Another society with the same policy. */
  public static Society named(Society s, String id) {
    return new Society(
        id,
        s.name(),
        s.style(),
        s.hosts(),
        s.baseUrl(),
        s.insurerNumbers(),
        s.roster(),
        s.desk(),
        s.mailFrom(),
        s.enrolment(),
        s.match(),
        s.branchAsked(),
        s.massLoss(),
        s.password(),
        s.registration(),
        s.session(),
        s.retention(),
        s.throttle(),
        s.risk(),
        s.letters(),
        s.viewing(),
        s.terms(),
        s.privacy(),
        s.maintenance(),
        s.notices());
  }

  /** With first letters for whole rosters, and none for who registers. */
  public static Society writingByBatch(Society s) {
    var l = s.letters();
    return new Society(
        s.id(),
        s.name(),
        s.style(),
        s.hosts(),
        s.baseUrl(),
        s.insurerNumbers(),
        s.roster(),
        s.desk(),
        s.mailFrom(),
        s.enrolment(),
        s.match(),
        s.branchAsked(),
        s.massLoss(),
        s.password(),
        s.registration(),
        s.session(),
        s.retention(),
        s.throttle(),
        s.risk(),
        new LetterPolicy(
            l.to(), l.dependants(), First.batch, l.validMonths(), l.howLong(), l.sender()),
        s.viewing(),
        s.terms(),
        s.privacy(),
        s.maintenance(),
        s.notices());
  }

  public static Society closed(Society s, Maintenance maintenance) {
    var closed = List.of(maintenance);
    return with(
        s,
        s.style(),
        s.enrolment(),
        s.password(),
        s.registration(),
        s.throttle(),
        s.risk(),
        closed);
  }

  public static Society ofStyle(Society s, Style style) {
    return with(
        s,
        style,
        s.enrolment(),
        s.password(),
        s.registration(),
        s.throttle(),
        s.risk(),
        s.maintenance());
  }

  public static Society enrolling(Society s, Enrolment enrolment) {
    return with(
        s,
        s.style(),
        enrolment,
        s.password(),
        s.registration(),
        s.throttle(),
        s.risk(),
        s.maintenance());
  }

  /** Somebody whose number changed has to register again. */
  public static Society reregistering(Society s) {
    var e = s.enrolment();
    return enrolling(
        s,
        new Enrolment(
            e.dependants(), e.dependantsFromAge(), e.voluntary(), NumberChanged.reregister));
  }

  public static Society asking(Society s, PasswordPolicy password) {
    return with(
        s,
        s.style(),
        s.enrolment(),
        password,
        s.registration(),
        s.throttle(),
        s.risk(),
        s.maintenance());
  }

  private static Society with(
      Society s,
      Style style,
      Enrolment enrolment,
      PasswordPolicy password,
      Registration registration,
      Map<Limit, Allowance> throttle,
      RiskPolicy risk,
      List<Maintenance> maintenance) {
    return new Society(
        s.id(),
        s.name(),
        style,
        s.hosts(),
        s.baseUrl(),
        s.insurerNumbers(),
        s.roster(),
        s.desk(),
        s.mailFrom(),
        enrolment,
        s.match(),
        s.branchAsked(),
        s.massLoss(),
        password,
        registration,
        s.session(),
        s.retention(),
        throttle,
        risk,
        s.letters(),
        s.viewing(),
        s.terms(),
        s.privacy(),
        maintenance,
        s.notices());
  }
}
