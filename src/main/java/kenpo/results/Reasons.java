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
import kenpo.society.Society.Names;

/**
 * Why tests of a day were not done (検査未実施の理由): told beside them, where the file has both in one
 * group. Where it doesn't, nobody knows which of them a reason is about.
 */
final class Reasons {

  private final Map<List<Object>, List<Sent>> byGroup = new HashMap<>();
  private final Set<List<Object>> undone = new HashSet<>();
  private final Map<Integer, List<Names>> unexplained = new HashMap<>();

  Reasons(Examined day) {
    for (var sent : day.sent()) {
      if (isReason(sent)) {
        groups(sent).forEach(it -> byGroup.computeIfAbsent(it, _ -> new ArrayList<>()).add(sent));
      } else if (isUndone(sent)) {
        groups(sent).forEach(undone::add);
      }
    }
    for (var sent : day.sent()) {
      if (isUnexplained(sent)) {
        var name = Lines.nameOf(sent);
        documents(sent)
            .forEach(it -> unexplained.computeIfAbsent(it, _ -> new ArrayList<>()).add(name));
      }
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

  /** Of a reason that doesn't say what it is about; each is of one document. */
  Candidates candidates(Sent reason) {
    return reason.isWhyNotDone()
        ? documents(reason)
            .findFirst()
            .map(unexplained::get)
            .map(Candidates::of)
            .orElse(Candidates.NONE)
        : Candidates.NONE;
  }

  private boolean isUnexplained(Sent sent) {
    return isUndone(sent) && !sent.isWhyNotDone() && groups(sent).noneMatch(byGroup::containsKey);
  }

  /** Their numbers. */
  private static Stream<Integer> documents(Sent sent) {
    return sent.origins().stream().map(it -> it.document().number()).distinct();
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
