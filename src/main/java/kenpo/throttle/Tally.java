package kenpo.throttle;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Failures that one server saw, by society and minute, until they are written down. Of the accounts
 * no more are told apart than the rule asks for, so what is kept is bounded, and what several
 * servers kept is together exact up to that number.
 */
final class Tally {

  /** Enough of a keyed hash to tell accounts apart. */
  static final int KEY_BYTES = Long.BYTES;

  private final Map<Slot, Count> counts = new HashMap<>();

  private record Slot(String societyId, Instant minute) {}

  private static final class Count {
    private int failures;
    private int written;
    private final Set<Buffer> accounts = new HashSet<>();
  }

  /** What was seen of a society in a minute, all in all. */
  record Sum(String societyId, Instant minute, int failures, Buffer accounts) {}

  /** {@code most}: how many accounts have to be told apart. */
  synchronized void add(String societyId, Buffer account, int most, Instant now) {
    var minute = now.truncatedTo(ChronoUnit.MINUTES);
    var count = counts.computeIfAbsent(new Slot(societyId, minute), slot -> new Count());
    count.failures++;
    if (count.accounts.size() < most) {
      count.accounts.add(account.getBuffer(0, KEY_BYTES));
    }
  }

  /** Those that changed since they were {@link #written}. */
  synchronized List<Sum> changed() {
    return counts.entrySet().stream()
        .filter(e -> e.getValue().failures > e.getValue().written)
        .map(e -> sum(e.getKey(), e.getValue()))
        .toList();
  }

  synchronized void written(List<Sum> sums) {
    sums.forEach(
        sum -> {
          var slot = new Slot(sum.societyId, sum.minute);
          if (counts.containsKey(slot)) {
            counts.get(slot).written = sum.failures;
          }
        });
  }

  /** What is too old to matter, written or not. */
  synchronized void forget(Instant before) {
    counts.keySet().removeIf(slot -> slot.minute.isBefore(before));
  }

  private static Sum sum(Slot slot, Count count) {
    var accounts = Buffer.buffer();
    count.accounts.forEach(accounts::appendBuffer);
    return new Sum(slot.societyId, slot.minute, count.failures, accounts);
  }
}
