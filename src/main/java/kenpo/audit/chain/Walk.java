package kenpo.audit.chain;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kenpo.audit.chain.ChainStore.Link;
import kenpo.audit.chain.Finding.What;
import kenpo.audit.chain.Report.Unsealed;

/** Goes along a chain, seal by seal, and keeps what it finds: the first findings, and how many. */
final class Walk {

  private static final int MOST_FINDINGS = 100;
  private static final Duration LATE = Duration.ofDays(1);

  private final Map<Buffer, SealKey> keys;
  private final Buffer presentKey;
  private final Map<Long, Set<Buffer>> known = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Long> keyChanges = new ArrayList<>();
  private Head end = Head.NONE;
  private Buffer lastKey = Buffer.buffer();
  private final Instant now;
  private boolean presentSeen;
  private long settled;
  private long counted;
  private long seals;
  private long wrong;
  private long late;
  private Optional<Long> firstLate = Optional.empty();
  private Unsealed unsealed = Unsealed.NONE;

  /** {@code keys}: the present one first. */
  Walk(List<SealKey> keys, Instant now) {
    this.now = now;
    this.keys = new HashMap<>();
    keys.forEach(key -> this.keys.put(key.id(), key));
    this.presentKey = keys.getFirst().id();
  }

  /** A place that has to be there. */
  void expect(Head head) {
    if (head.number() > 0) {
      known.computeIfAbsent(head.number(), none -> new HashSet<>()).add(head.seal());
    }
  }

  long number() {
    return end.number();
  }

  void passAll(List<Link> links) {
    links.forEach(this::pass);
  }

  void count(ChainStore.Stretch stretch) {
    unsealed = unsealed.plus(stretch);
    counted = stretch.upTo().orElse(counted);
  }

  /** Number of the last event that was counted. */
  long counted() {
    return counted;
  }

  void findAll(List<Finding> found) {
    found.forEach(it -> find(it.what(), it.number(), it.event()));
  }

  void find(What what, long number, Optional<Long> event) {
    wrong++;
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(what, number, event));
    }
  }

  /**
   * Places that were known and are behind the last seal are gone. What time an event bears whoever
   * put it in chose, but not its place before one that was sealed long ago.
   */
  Report report(Instant now) {
    if (known.keySet().stream().anyMatch(number -> number > end.number())) {
      find(What.SEALS_MISSING, end.number() + 1, Optional.empty());
    }
    unsealed
        .first()
        .filter(event -> event < settled)
        .ifPresent(event -> find(What.LEFT_ASIDE, 0, Optional.of(event)));
    return new Report(
        end,
        seals,
        wrong,
        List.copyOf(findings),
        List.copyOf(keyChanges),
        late,
        firstLate,
        unsealed,
        now);
  }

  private void pass(Link link) {
    var seal = link.seal();
    place(seal);
    Optional.ofNullable(keys.get(seal.keyId()))
        .ifPresentOrElse(
            key -> compare(key, link),
            () -> find(What.UNKNOWN_KEY, seal.number(), Optional.of(seal.eventId())));
    seals++;
    end = seal.head();
    lastKey = seal.keyId();
    presentSeen |= seal.keyId().equals(presentKey);
    if (seal.sealedAt().plus(Report.PATIENCE).isBefore(now)) {
      settled = Math.max(settled, seal.eventId());
    }
  }

  private void place(Seal seal) {
    var event = Optional.of(seal.eventId());
    if (seal.number() != end.number() + 1) {
      gap(seal);
    } else if (!seal.previous().equals(end.seal())) {
      find(What.NOT_BEHIND, seal.number(), event);
    }
    if (!Set.of(seal.value()).containsAll(known.getOrDefault(seal.number(), Set.of()))) {
      find(What.NOT_AS_KNOWN, seal.number(), event);
    }
    if (presentSeen && !seal.keyId().equals(presentKey)) {
      find(What.FORMER_KEY, seal.number(), event);
    }
  }

  /** A server with a new secret can't tell where the chain ends, and leaves one number out. */
  private void gap(Seal seal) {
    boolean one = seal.number() == end.number() + 2;
    if (one && !lastKey.equals(seal.keyId()) && seal.previous().equals(end.seal())) {
      keyChanges.add(end.number() + 1);
    } else {
      find(What.SEALS_MISSING, end.number() + 1, Optional.empty());
    }
  }

  private void compare(SealKey key, Link link) {
    var seal = link.seal();
    var event = Optional.of(seal.eventId());
    if (link.entry().isEmpty()) {
      find(What.EVENT_MISSING, seal.number(), event);
    } else if (!key.fits(seal, link.entry().orElseThrow())) {
      find(What.CHANGED, seal.number(), event);
    } else if (isFar(link.entry().orElseThrow().at(), seal.sealedAt())) {
      late++;
      firstLate = firstLate.or(() -> event);
    }
  }

  private static boolean isFar(Instant at, Instant sealedAt) {
    return Duration.between(at, sealedAt).abs().compareTo(LATE) > 0;
  }
}
