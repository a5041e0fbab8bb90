package kenpo;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kenpo.audit.chain.Finding;
import kenpo.audit.chain.Report;

/** What {@code bin/portal audit verify} says of a society: numbers, and nothing of a person. */
record AuditReport(String societyId, Report report) {

  List<String> findings() {
    var lines = new ArrayList<>(report.findings().stream().map(this::line).toList());
    if (report.wrong() > lines.size()) {
      lines.add(societyId + ": and " + (report.wrong() - lines.size()) + " more");
    }
    return lines;
  }

  List<String> summary() {
    var lines = new ArrayList<String>();
    lines.add("%s: %s".formatted(societyId, report.isWhole() ? "whole" : "NOT WHOLE"));
    lines.add(
        "  %d sealed%s, %s"
            .formatted(
                report.seals(), report.seals() == 0 ? "" : ", end " + report.end(), unsealed()));
    report.keyChanges().forEach(n -> lines.add("  the secret changed at " + n));
    report
        .firstLate()
        .ifPresent(
            event ->
                lines.add(
                    "  %d bear a time more than a day away from when they were sealed, first event %d"
                        .formatted(report.late(), event)));
    return lines;
  }

  private String unsealed() {
    var unsealed = report.unsealed();
    return unsealed.count() == 0
        ? "none unsealed"
        : "%d unsealed, first event %d, the oldest for %d s"
            .formatted(
                unsealed.count(),
                unsealed.first().orElse(0L),
                report.waiting().map(Duration::toSeconds).orElse(0L));
  }

  private String line(Finding finding) {
    var places =
        Stream.concat(
            Stream.of("seal " + finding.number()).filter(seal -> finding.number() != 0),
            finding.event().map(event -> "event " + event).stream());
    return "%s: %s: %s".formatted(societyId, places.collect(joining(", ")), text(finding.what()));
  }

  private static String text(Finding.What what) {
    return switch (what) {
      case SEALS_MISSING -> "missing from here on";
      case EVENT_MISSING -> "the event is gone, or another society's now";
      case CHANGED -> "the event or its seal was changed";
      case NOT_BEHIND -> "the seal before is not the one that this was put behind";
      case UNKNOWN_KEY -> "made with another secret; see --former-secret";
      case FORMER_KEY -> "made with a former secret, after the present one was in use";
      case NOT_AS_KNOWN -> "not the seal that was written down";
      case END_NOT_PROVEN -> "the server's note of where the chain ends is not the server's";
      case NOT_A_NUMBER -> "a number that the portal never gives";
      case LEFT_ASIDE -> "without seal, and before one that was sealed long ago";
    };
  }
}
