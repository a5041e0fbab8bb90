package kenpo.support;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import kenpo.society.HealthAgePolicy;
import kenpo.society.LetterPolicy;
import kenpo.society.LetterPolicy.First;
import kenpo.society.ResultsPolicy;
import kenpo.society.RiskPolicy;
import kenpo.society.ScorePolicy;
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
    return SocietyDraft.changed(s, it -> it.throttle = limits);
  }

  /** The society judges by another edition of bands. */
  public static Society judging(Society s, String bands) {
    return SocietyDraft.changed(s, it -> it.bands = bands);
  }

  /** The society says this about results. */
  public static Society saying(Society s, ResultsPolicy results) {
    return SocietyDraft.changed(s, it -> it.results = results);
  }

  /** The society says this about the age that is made of results. */
  public static Society ageing(Society s, HealthAgePolicy age) {
    var results = s.results();
    return saying(s, new ResultsPolicy(results.supervisor(), results.texts(), age));
  }

  /** The society's doctor has signed that edition of it off. */
  public static Society signing(Society s, String edition) {
    var age = s.results().healthAge();
    var signed =
        age.signedOff().map(it -> new HealthAgePolicy.SignOff(it.by(), it.date(), edition));
    return ageing(s, new HealthAgePolicy(age.name(), signed, age.percentage(), age.external()));
  }

  /** Nobody has signed it off. */
  public static Society unsigned(Society s) {
    var age = s.results().healthAge();
    return ageing(
        s, new HealthAgePolicy(age.name(), Optional.empty(), age.percentage(), age.external()));
  }

  /** A firm's number is shown in place of the age that we make. */
  public static Society replacing(Society s) {
    return scored(s, s.results().healthAge().external().map(Policies::instead));
  }

  /** No doctor has agreed to a firm's number. */
  public static Society unagreed(Society s) {
    return scored(s, s.results().healthAge().external().map(Policies::unagreed));
  }

  private static ScorePolicy unagreed(ScorePolicy p) {
    return new ScorePolicy(
        p.index(), p.name(), p.maker(), p.about(), p.unit(), p.instead(), Optional.empty());
  }

  private static ScorePolicy instead(ScorePolicy p) {
    return new ScorePolicy(
        p.index(), p.name(), p.maker(), p.about(), p.unit(), true, p.signedOff());
  }

  /** That is what it says of a number that a firm makes. */
  public static Society scored(Society s, Optional<ScorePolicy> external) {
    var age = s.results().healthAge();
    return ageing(s, new HealthAgePolicy(age.name(), age.signedOff(), age.percentage(), external));
  }

  /** The risk behind it is shown, too. */
  public static Society tellingRisks(Society s) {
    var age = s.results().healthAge();
    return ageing(s, new HealthAgePolicy(age.name(), age.signedOff(), true, age.external()));
  }

  /** The society has an address where it is told of networks that were suspended. */
  public static Society telling(Society s, String address) {
    return risking(s, it -> it.listing = telling(it.listing, address));
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

  /** Known devices are asked nothing, as by default. */
  public static Society knowingDevices(Society s) {
    return risking(s, it -> it.everyBrowser = false);
  }

  /** The picture is what is shown first from this level on. */
  public static Society picturesFrom(Society s, int level) {
    return reading(s, new RiskPolicy.Code(s.risk().code().characters(), level));
  }

  /** Pictures are of other characters, or shown first from another level on. */
  public static Society reading(Society s, RiskPolicy.Code code) {
    return risking(s, it -> it.code = code);
  }

  /**
   * A ladder that nobody climbs: whoever isn't known passes the first challenge, as often as he
   * likes, and a known device none.
   */
  public static Society flat(Society s) {
    return standingAt(s, 1);
  }

  /** A ladder on which everybody stands at this level, from 1 on, and nobody climbs. */
  public static Society standingAt(Society s, int level) {
    return risking(s, it -> flatten(it, level));
  }

  private static void flatten(LadderDraft it, int level) {
    int any = 1_000_000;
    var a = it.account;
    it.everyBrowser = false;
    it.levels =
        new RiskPolicy.Levels(level < 2 ? any : 0, level < 3 ? any : 0, level < 4 ? any : 0, any);
    it.perMinute = new RiskPolicy.PerMinute(any, any, any, any, any, any, any, any);
    it.account = new RiskPolicy.Account(any, any, a.pause(), a.quiet(), any, a.unknownKept());
    it.device = new RiskPolicy.Device(any, it.device.credit());
    it.quickest = new RiskPolicy.Quickest(Duration.ZERO, Duration.ZERO);
  }

  /** A ladder that nobody climbs until an account had so many wrong passwords: then all wait. */
  public static Society waitingFrom(Society s, int failures) {
    return risking(flat(s), it -> it.account = stopping(it.account, failures));
  }

  private static RiskPolicy.Account stopping(RiskPolicy.Account a, int failures) {
    return new RiskPolicy.Account(
        a.challengeFrom(), a.waitFrom(), a.pause(), a.quiet(), failures, a.unknownKept());
  }

  /** Forms may come back as soon as a test sends them. */
  public static Society unhurried(Society s) {
    return quickest(s, Duration.ZERO);
  }

  /** Forms may not come back sooner. */
  public static Society quickest(Society s, Duration least) {
    return risking(s, it -> it.quickest = new RiskPolicy.Quickest(least, least));
  }

  /** The same society with another ladder. */
  private static Society risking(Society s, Consumer<LadderDraft> change) {
    return SocietyDraft.changed(s, it -> it.risk = LadderDraft.changed(it.risk, change));
  }

  /** No limit on how often one may try, neither by address nor by registration. */
  public static Society unlimited(Society s) {
    var limits = new EnumMap<Limit, Allowance>(Limit.class);
    for (var limit : Limit.values()) {
      limits.put(limit, new Allowance(1_000_000, Duration.ofHours(1)));
    }
    var life = s.registration();
    var tries = new Registration(life.browserLink(), life.appLink(), 1_000_000);
    return SocietyDraft.changed(
        flat(s),
        it -> {
          it.registration = tries;
          it.throttle = limits;
        });
  }

  /** Something else stands before health data. */
  public static Society viewing(Society s, UnaryOperator<ViewingPolicy> change) {
    return SocietyDraft.changed(s, it -> it.viewing = change.apply(it.viewing));
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
    return SocietyDraft.changed(s, it -> it.id = id);
  }

  /** With first letters for whole rosters, and none for who registers. */
  public static Society writingByBatch(Society s) {
    var l = s.letters();
    return SocietyDraft.changed(
        s,
        it ->
            it.letters =
                new LetterPolicy(
                    l.to(), l.dependants(), First.batch, l.validMonths(), l.howLong(), l.sender()));
  }

  /** With nobody whom letters could come from. */
  public static Society senderless(Society s) {
    var l = s.letters();
    return SocietyDraft.changed(
        s,
        it ->
            it.letters =
                new LetterPolicy(
                    l.to(),
                    l.dependants(),
                    l.first(),
                    l.validMonths(),
                    l.howLong(),
                    Optional.empty()));
  }

  public static Society closed(Society s, Maintenance maintenance) {
    return SocietyDraft.changed(s, it -> it.maintenance = List.of(maintenance));
  }

  public static Society ofStyle(Society s, Style style) {
    return SocietyDraft.changed(s, it -> it.style = style);
  }

  public static Society enrolling(Society s, Enrolment enrolment) {
    return SocietyDraft.changed(s, it -> it.enrolment = enrolment);
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
    return SocietyDraft.changed(s, it -> it.password = password);
  }
}
