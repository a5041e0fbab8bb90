package kenpo.audit.chain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A row of the audit log with all its columns, for nothing of it may change unseen.
 *
 * @param tx number of the transaction that wrote it
 */
record Entry(
    String societyId,
    long eventId,
    Instant at,
    String kind,
    String outcome,
    Optional<Long> account,
    Optional<Long> member,
    Optional<Long> subject,
    Optional<String> address,
    Optional<String> actor,
    Optional<String> actorName,
    String tx) {

  /** As PostgreSQL keeps it: to the microsecond. */
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** The text of each column; what is NULL is empty, and all else that may be begins with "=". */
  String[] texts() {
    return new String[] {
      societyId,
      Long.toString(eventId),
      text(at),
      kind,
      outcome,
      text(account),
      text(member),
      text(subject),
      text(address),
      text(actor),
      text(actorName),
      tx
    };
  }

  static String text(Instant time) {
    return MICROS.format(time);
  }

  private static String text(Optional<?> value) {
    return value.map(it -> "=" + it).orElse("");
  }
}
