package kenpo.health.file;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.health.Items;

/**
 * What the index of a package says: from whom, to whom, when, and how many.
 *
 * @param sender number of an institution, agent or insurer; empty where it isn't told
 * @param receiver the insurer that it is for; empty where it is for somebody else, or not told
 * @param created 8 digits; empty where it isn't told
 * @param service 実施区分; empty where it isn't told
 * @param count of documents; empty where it isn't a number
 */
record PackageIndex(
    String sender,
    Optional<String> receiver,
    String created,
    String service,
    Optional<Integer> count) {

  private static final String ROOT = "index";
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,8}");
  private static final Pattern DAY = Pattern.compile("[0-9]{8}");

  /** By local names: the namespace changed in 2023, and some leave it out. */
  static PackageIndex read(String entry, byte[] bytes, Items items, List<Problem> notes)
      throws Unreadable {
    Element root;
    try {
      root = XmlDocument.read(bytes, XmlDocument.factory()).element();
    } catch (Malformed e) {
      throw new Unreadable(List.of(e.problem(entry)));
    }
    if (!root.name().equals(ROOT)) {
      throw new Unreadable(List.of(new Problem(entry, root.line(), "", "index.other", List.of())));
    }
    var index =
        new PackageIndex(
            id(root, "sender").flatMap(id -> id.attribute("extension")).orElse(""),
            id(root, "receiver")
                .filter(id -> id.has("root", Oid.INSURER))
                .flatMap(id -> id.attribute("extension"))
                .filter(number -> !number.isEmpty()),
            value(root, "creationTime", "value").orElse(""),
            value(root, "serviceEventType", "code").orElse(""),
            value(root, "totalRecordCount", "value")
                .filter(text -> COUNT.matcher(text).matches())
                .map(Integer::valueOf));
    index.check(entry, root, items, notes);
    return index;
  }

  private void check(String entry, Element root, Items items, List<Problem> notes) {
    var sending = value(root, "interactionType", "code").orElse("");
    note(Codes.has(items, Oid.SENDING, sending), entry, "index.sending", notes);
    note(!sender.isEmpty(), entry, "index.sender", notes);
    note(
        DAY.matcher(created).matches() && Days.day(created).isPresent(),
        entry,
        "index.created",
        notes);
    note(service.matches("[1-9]"), entry, "index.service", notes);
    note(count.isPresent(), entry, "index.count-missing", notes);
  }

  private static void note(boolean right, String entry, String key, List<Problem> notes) {
    if (!right) {
      notes.add(Problem.in(entry, key));
    }
  }

  private static Optional<Element> id(Element root, String whose) {
    return root.child(whose, "id");
  }

  private static Optional<String> value(Element root, String name, String attribute) {
    return root.child(name).flatMap(element -> element.attribute(attribute));
  }
}
