package kenpo.health.file;

import java.util.Optional;
import kenpo.health.Item;
import kenpo.health.ItemCode;

/**
 * The item that an element of a document is about, so that whatever is wrong there is told of it.
 *
 * @param item empty where our tables don't have it
 */
record Subject(Element observation, ItemCode code, Optional<Item> item, Findings findings) {

  /** No unit of any list is longer. */
  static final int LONGEST_UNIT = 30;

  void refuse(String key, String... args) {
    findings.refuse(observation.line(), shown(), key, args);
  }

  void note(String key, String... args) {
    findings.note(observation.line(), shown(), key, args);
  }

  private String shown() {
    return item.map(known -> known.name() + " " + known.code()).orElse(code.text());
  }
}
