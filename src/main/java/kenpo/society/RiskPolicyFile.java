package kenpo.society;

import java.time.Duration;
import kenpo.config.Section;
import kenpo.society.RiskPolicy.Account;
import kenpo.society.RiskPolicy.Alarm;
import kenpo.society.RiskPolicy.Characters;
import kenpo.society.RiskPolicy.Code;
import kenpo.society.RiskPolicy.Device;
import kenpo.society.RiskPolicy.Growing;
import kenpo.society.RiskPolicy.Levels;
import kenpo.society.RiskPolicy.Network;
import kenpo.society.RiskPolicy.PerMinute;
import kenpo.society.RiskPolicy.Quickest;
import kenpo.society.RiskPolicy.Weights;

/** Reads the part {@code risk} of a society's file. */
final class RiskPolicyFile {

  private static final double MOST = 1_000;
  private static final int MOST_TRIES = 10_000;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  private RiskPolicyFile() {}

  static RiskPolicy read(Section s) {
    return new RiskPolicy(
        s.flag("everyBrowser"),
        s.duration("halfLife", MINUTE, DAY),
        weights(s.section("weights")),
        levels(s.section("levels")),
        network(s.section("network")),
        alarm(s.section("alarm")),
        perMinute(s.section("perMinute")),
        growing(s.section("stop"), "first", "longest", Duration.ofDays(7)),
        account(s.section("account")),
        device(s.section("device")),
        quickest(s.section("quickest")),
        code(s.section("code")),
        ListingPolicyFile.read(s.section("listing")));
  }

  private static Weights weights(Section s) {
    return new Weights(
        s.decimal("wrongPassword", 0, MOST),
        s.decimal("wrongAnswer", 0, MOST),
        s.decimal("furtherAccount", 0, MOST),
        s.decimal("success", 0, MOST),
        s.decimal("badSecret", 0, MOST),
        s.decimal("wrongPapers", 0, MOST),
        s.decimal("trap", 0, MOST),
        s.decimal("tooFast", 0, MOST),
        s.decimal("busy", 0, MOST));
  }

  private static Levels levels(Section s) {
    var levels =
        new Levels(
            s.decimal("two", 0, MOST),
            s.decimal("three", 0, MOST),
            s.decimal("four", 0, MOST),
            s.decimal("stop", 0, MOST));
    rising(s, "three", levels.two(), levels.three());
    rising(s, "four", levels.three(), levels.four());
    rising(s, "stop", levels.four(), levels.stop());
    return levels;
  }

  private static void rising(Section s, String key, double before, double value) {
    if (value < before) {
      s.refuse(key, String.valueOf(value), "no less than the level before it");
    }
  }

  private static Network network(Section s) {
    return new Network(s.decimal("free", 0, MOST), s.decimal("share", 0, 1));
  }

  private static Alarm alarm(Section s) {
    return new Alarm(
        s.decimal("society", 0, MOST),
        s.decimal("all", 0, MOST),
        s.integer("failures", 1, 1_000_000),
        // Each server keeps so many keys a minute.
        s.integer("accounts", 1, 1_000),
        s.decimal("sigmas", 0, MOST),
        s.decimal("times", 0, MOST),
        s.duration("quiet", MINUTE, DAY));
  }

  private static PerMinute perMinute(Section s) {
    return new PerMinute(
        s.integer("free", 1, MOST_TRIES),
        s.integer("one", 1, MOST_TRIES),
        s.integer("two", 1, MOST_TRIES),
        s.integer("three", 1, MOST_TRIES),
        s.integer("four", 1, MOST_TRIES),
        s.integer("listed", 1, MOST_TRIES),
        s.integer("challenges", 1, MOST_TRIES),
        s.integer("posts", 1, MOST_TRIES));
  }

  static Growing growing(Section s, String first, String longest, Duration most) {
    var growing = new Growing(s.duration(first, SECOND, most), s.duration(longest, SECOND, most));
    if (growing.longest().compareTo(growing.first()) < 0) {
      s.refuse(longest, growing.longest().toString(), "no less than " + first);
    }
    return growing;
  }

  private static Account account(Section s) {
    return new Account(
        s.integer("challengeFrom", 1, 100),
        s.integer("waitFrom", 1, 100),
        growing(s, "firstWait", "longestWait", DAY),
        s.duration("quiet", MINUTE, Duration.ofDays(30)),
        // NIST SP 800-63B-4, 3.2.2: no more than 100.
        s.integer("stop", 1, 100),
        s.duration("unknownKept", DAY, Duration.ofDays(400)));
  }

  private static Quickest quickest(Section s) {
    return new Quickest(
        s.duration("few", Duration.ZERO, MINUTE), s.duration("many", Duration.ZERO, MINUTE));
  }

  private static Code code(Section s) {
    return new Code(s.oneOf("characters", Characters.class), s.integer("first", 1, Code.NEVER));
  }

  private static Device device(Section s) {
    return new Device(s.integer("tries", 1, 100), s.decimal("credit", 0, MOST));
  }
}
