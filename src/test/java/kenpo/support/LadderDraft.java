package kenpo.support;

import java.util.function.Consumer;
import kenpo.society.RiskPolicy;

/** A ladder of which a test changes some parts; the others stay. */
final class LadderDraft {

  boolean everyBrowser;
  RiskPolicy.Levels levels;
  RiskPolicy.PerMinute perMinute;
  RiskPolicy.Account account;
  RiskPolicy.Device device;
  RiskPolicy.Quickest quickest;
  RiskPolicy.Code code;
  RiskPolicy.Listing listing;

  private LadderDraft(RiskPolicy r) {
    everyBrowser = r.everyBrowser();
    levels = r.levels();
    perMinute = r.perMinute();
    account = r.account();
    device = r.device();
    quickest = r.quickest();
    code = r.code();
    listing = r.listing();
  }

  static RiskPolicy changed(RiskPolicy r, Consumer<LadderDraft> change) {
    var parts = new LadderDraft(r);
    change.accept(parts);
    return new RiskPolicy(
        parts.everyBrowser,
        r.halfLife(),
        r.weights(),
        parts.levels,
        r.network(),
        r.alarm(),
        parts.perMinute,
        r.stop(),
        parts.account,
        parts.device,
        parts.quickest,
        parts.code,
        parts.listing);
  }
}
