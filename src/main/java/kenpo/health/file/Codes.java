package kenpo.health.file;

import java.util.Optional;
import kenpo.health.Items;

/** Reads the codes with which a document says what it and its parts are. */
final class Codes {

  private final Items items;
  private final Findings findings;

  Codes(Items items, Findings findings) {
    this.items = items;
    this.findings = findings;
  }

  static boolean has(Items items, String list, String code) {
    return items.meaning(list, code).isPresent();
  }

  /**
   * A code that has to be there and in its list, or one problem more.
   *
   * @param name of what it says, which its texts begin with
   */
  Optional<String> read(Element around, Optional<Element> element, String list, String name) {
    var code = element.flatMap(of -> of.attribute("code"));
    if (code.isEmpty()) {
      findings.refuse(element.orElse(around), name + ".missing");
      return Optional.empty();
    }
    boolean ours = element.get().attribute("codeSystem").map(list::equals).orElse(true);
    if (!ours || !has(items, list, code.get())) {
      findings.refuse(element.get(), name + ".unknown");
      return Optional.empty();
    }
    return code;
  }
}
