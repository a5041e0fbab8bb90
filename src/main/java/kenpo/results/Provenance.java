package kenpo.results;

import java.util.List;
import kenpo.health.Answer;
import kenpo.health.Items;
import kenpo.society.Society.Names;

/** Who says a thing of a day, where that isn't clear by itself. */
record Provenance(Items items, Examined day) {

  /** 報告区分. */
  private static final String REPORTS = "1.2.392.200119.6.1001";

  /** Where there is one institution, which of its reports it is from only if they differ. */
  List<Names> of(Sent sent) {
    if (day.institutions().size() > 1) {
      return sent.institutions().stream().map(it -> new Names(it.name(), it.name())).toList();
    }
    return day.documents().size() > 1 && hasTwin(sent)
        ? sent.origins().stream().map(it -> report(it.document().report())).distinct().toList()
        : List.of();
  }

  private boolean hasTwin(Sent sent) {
    return day.sent().stream()
        .filter(other -> other.observation().item().equals(sent.observation().item()))
        .filter(other -> nameOf(other).equals(nameOf(sent)))
        .anyMatch(other -> !other.equals(sent));
  }

  private static Names nameOf(Sent sent) {
    return Lines.name(sent.item(), sent.observation());
  }

  private Names report(String code) {
    return items.answer(REPORTS, code).map(Answer::words).orElseGet(() -> new Names(code, code));
  }
}
