package kenpo.captcha;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import kenpo.crypto.Mac;
import kenpo.society.Society;
import kenpo.throttle.Incident;

/**
 * What tells a machine that fills in forms: it is quicker than a person, and fills in what nobody
 * sees. When a form was shown stands in it, signed, as nothing is kept of pages.
 */
public record Telltales(Mac mac, InstantSource clock) {

  private static final int TAG_BYTES = 16;
  private static final String BETWEEN = ".";

  /** For a form that is shown now. */
  String stamp(String societyId, Purpose purpose) {
    return signed(societyId, purpose, String.valueOf(clock.millis()));
  }

  /** For a form that is shown again: a correction takes less time than the whole. */
  String stamp(String societyId, Purpose purpose, String before) {
    return shown(societyId, purpose, before).isPresent() ? before : stamp(societyId, purpose);
  }

  /** {@code trap}: the field that nobody sees. */
  Set<Incident> of(Society society, Purpose purpose, String stamp, String trap) {
    var found = EnumSet.noneOf(Incident.class);
    if (!trap.isEmpty()) {
      found.add(Incident.TRAP);
    }
    if (isTooFast(society, purpose, stamp)) {
      found.add(Incident.TOO_FAST);
    }
    return found;
  }

  /** What has no stamp of ours tells nothing: it may be a page from before an update. */
  private boolean isTooFast(Society society, Purpose purpose, String stamp) {
    var quickest = society.risk().quickest();
    var least = purpose.hasManyFields() ? quickest.many() : quickest.few();
    return !least.isZero()
        && shown(society.id(), purpose, stamp)
            .map(at -> Duration.between(at, clock.instant()))
            .filter(took -> !took.isNegative() && took.compareTo(least) < 0)
            .isPresent();
  }

  private Optional<Instant> shown(String societyId, Purpose purpose, String stamp) {
    var millis = stamp.split("[.]", 2)[0];
    return millis.matches("[0-9]{1,15}")
            && Mac.same(
                stamp.getBytes(US_ASCII), signed(societyId, purpose, millis).getBytes(US_ASCII))
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)))
        : Optional.empty();
  }

  private String signed(String societyId, Purpose purpose, String millis) {
    var tag = Arrays.copyOf(mac.of(societyId, purpose.name(), millis), TAG_BYTES);
    return millis + BETWEEN + Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
  }
}
