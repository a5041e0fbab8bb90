package kenpo.society;

import java.time.Duration;
import kenpo.config.Section;
import kenpo.society.RiskPolicy.InARow;
import kenpo.society.RiskPolicy.Listing;
import kenpo.society.RiskPolicy.Share;
import kenpo.society.RiskPolicy.Spread;
import kenpo.society.RiskPolicy.Staff;

/** Reads the part {@code risk.listing} of a society's file. */
final class ListingPolicyFile {

  private static final int MOST = 1_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  private ListingPolicyFile() {}

  static Listing read(Section s) {
    var listing =
        new Listing(
            inARow(s.section("inARow")),
            share(s.section("share")),
            spread(s.section("spread")),
            s.integer("withinHour", 0, MOST),
            RiskPolicyFile.growing(
                s.section("suspension"), "first", "longest", DAY.multipliedBy(7)),
            staff(s.section("staff")),
            s.optionalText("tell", SocietyFile.MAILBOX, "an e-mail address"));
    if (isEndless(listing)) {
      s.refuse("withinHour", "0", "more, as nothing else suspends either");
    }
    return listing;
  }

  /** An exemption that nothing ends is none that a society may give. */
  private static boolean isEndless(Listing listing) {
    return listing.inARow().failures() == 0
        && listing.share().failures() == 0
        && listing.spread().accounts() == 0
        && listing.withinHour() == 0;
  }

  private static InARow inARow(Section s) {
    return new InARow(s.integer("failures", 0, MOST), s.integer("accounts", 1, MOST));
  }

  private static Share share(Section s) {
    return new Share(
        s.integer("failures", 0, MOST), s.integer("tries", 1, MOST), s.integer("percent", 1, 100));
  }

  private static Spread spread(Section s) {
    // Tries are remembered for an hour.
    return new Spread(
        s.integer("accounts", 0, MOST), s.duration("within", MINUTE, Duration.ofHours(1)));
  }

  private static Staff staff(Section s) {
    return new Staff(
        s.integer("suspensions", 1, 100), s.duration("within", DAY, Duration.ofDays(30)));
  }
}
