package kenpo.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kenpo.health.Status;
import kenpo.results.Sent.Origin;

/**
 * Why tests of a day were not done (検査未実施の理由): told beside them, where the file has both in one
 * group. Where it doesn't, nobody knows which of them a reason is about.
 */
final class Reasons {

  private final Examined day;
  private final Map<List<Object>, List<Sent>> byGroup = new HashMap<>();
  private final Set<List<Object>> undone = new HashSet<>();

  Reasons(Examined day) {
    this.day = day;
    for (var sent : day.sent()) {
      groups(sent)
          .forEach(
              group -> {
                if (isReason(sent)) {
                  byGroup.computeIfAbsent(group, it -> new ArrayList<>()).add(sent);
                } else if (isUndone(sent)) {
                  undone.add(group);
                }
              });
    }
  }

  /** Of what was not done. */
  List<Sent> of(Sent sent) {
    return isUndone(sent)
        ? groups(sent).flatMap(it -> byGroup.getOrDefault(it, List.of()).stream()).toList()
        : List.of();
  }

  /** Whether it is a reason that stands beside what it is about. */
  boolean isTold(Sent sent) {
    return isReason(sent) && groups(sent).anyMatch(undone::contains);
  }

  /** Of a reason that doesn't say what it is about: all that may be. */
  List<Sent> candidates(Sent reason) {
    return reason.isWhyNotDone()
        ? day.sent().stream()
            .filter(it -> isUndone(it) && !it.isWhyNotDone())
            .filter(it -> isOfOne(reason, it) && of(it).isEmpty())
            .toList()
        : List.of();
  }

  private static boolean isOfOne(Sent reason, Sent other) {
    var documents = other.origins().stream().map(Origin::document).toList();
    return reason.origins().stream().map(Origin::document).anyMatch(documents::contains);
  }

  private static Stream<List<Object>> groups(Sent sent) {
    return sent.origins().stream()
        .filter(origin -> origin.observation().place().group() > 0)
        .map(Origin::group)
        .distinct();
  }

  private static boolean isReason(Sent sent) {
    return sent.isWhyNotDone() && sent.observation().value().isPresent();
  }

  private static boolean isUndone(Sent sent) {
    var status = sent.observation().status();
    return status == Status.NOT_DONE || status == Status.NOT_MEASURABLE;
  }
}
