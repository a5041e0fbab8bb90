package kenpo.health.intake;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a checkup already.
 *
 * @param written the latest day on which a file that says so was made
 * @param earlier digests of what was corrected since
 */
record Kept(LocalDate written, ByteBuffer digest, Set<ByteBuffer> earlier) {

  /** What is known after a first document. */
  static Kept of(Arrival.Sound first) {
    return new Kept(first.written(), first.content().digest(), Set.of());
  }

  /**
   * What a document means now. An old file that is sent again after a correction doesn't bring back
   * what it says; a new file may.
   */
  DocumentOutcome meet(Arrival.Sound arrival) {
    var says = arrival.content().digest();
    boolean newer = arrival.written().isAfter(written);
    if (says.equals(digest) || !newer && earlier.contains(says)) {
      return DocumentOutcome.UNCHANGED;
    }
    return arrival.written().isBefore(written)
        ? DocumentOutcome.REFUSED
        : DocumentOutcome.CORRECTED;
  }

  /** Whether it says the same on a later day: what is older than that is too old from now on. */
  boolean isConfirmed(Arrival.Sound by) {
    return by.written().isAfter(written) && by.content().digest().equals(digest);
  }

  Kept confirmed(Arrival.Sound by) {
    return new Kept(by.written(), digest, earlier);
  }

  Kept corrected(Arrival.Sound by) {
    var before =
        Stream.concat(earlier.stream(), Stream.of(digest)).collect(Collectors.toUnmodifiableSet());
    return new Kept(by.written(), by.content().digest(), before);
  }
}
