package kenpo.health.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kenpo.health.Item;
import kenpo.health.ItemCode;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.Place.Role;

/** Reads all results of a document, however deep they stand, with their sections and groups. */
final class ResultsReader {

  /** 検査未実施の理由: each examination may have its own. */
  private static final ItemCode REASON_NOT_DONE = new ItemCode("9N512000000000011");

  private static final Map<String, Role> ROLES = Map.of("COMP", Role.RESULT, "RSON", Role.REASON);
  private static final int NAMED = 5;

  private final Items items;
  private final Findings findings;
  private final ObservationReader reader;
  private final List<Observation> found = new ArrayList<>();
  private final Set<List<Object>> seen = new HashSet<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private int groups;
  private boolean any;

  ResultsReader(Items items, Findings findings) {
    this.items = items;
    this.findings = findings;
    this.reader = new ObservationReader(items);
  }

  List<Observation> read(Element root) {
    var body = root.child("component").orElse(root);
    body.all("structuredBody", "component", "section").forEach(this::section);
    if (!any) {
      findings.refuse(body, "results.missing");
    }
    if (!unknown.isEmpty()) {
      findings.note(
          body,
          "item.unknown",
          Integer.toString(unknown.size()),
          unknown.stream().limit(NAMED).collect(Collectors.joining(", ")));
    }
    return found;
  }

  private void section(Element section) {
    var code =
        new Codes(items, findings).read(section, section.child("code"), Oid.SECTION, "section");
    within(section, Place.alone(code.orElse("")));
  }

  private void within(Element element, Place place) {
    for (var child : element.children()) {
      switch (child.name()) {
        case "observation" -> observation(child, place);
        case "entryRelationship" -> within(child, member(child, place));
        default -> within(child, place);
      }
    }
  }

  private Place member(Element relationship, Place place) {
    var role = relationship.attribute("typeCode").map(ROLES::get);
    if (role.isEmpty()) {
      findings.refuse(relationship, "group.role");
    }
    return new Place(place.section(), place.group(), role.orElse(Role.RESULT));
  }

  private void observation(Element observation, Place place) {
    any = true;
    var code = observation.child("code");
    boolean named = code.flatMap(of -> of.attribute("code")).isPresent();
    boolean empty = code.flatMap(of -> of.attribute("nullFlavor")).isPresent();
    boolean leads = !observation.children("entryRelationship").isEmpty();
    var at = leads && (!named || place.group() == 0) ? group(place) : place;
    if (named == empty) {
      findings.refuse(observation, "item.code-missing");
    } else if (named) {
      item(observation, code.get(), at);
    } else if (!leads || !observation.children("value").isEmpty()) {
      findings.refuse(observation, "group.empty");
    }
    within(observation, at);
  }

  private Place group(Place place) {
    groups++;
    return new Place(place.section(), groups, Role.RESULT);
  }

  private void item(Element observation, Element code, Place place) {
    var text = code.attribute("code").orElse("");
    boolean ours = code.attribute("codeSystem").map(ItemCode.LIST::equals).orElse(true);
    if (!ItemCode.isOne(text) || !ours) {
      findings.refuse(code, ours ? "item.code-form" : "item.list");
      return;
    }
    var item = new ItemCode(text);
    var subject = new Subject(observation, item, items.find(item), findings);
    if (subject.item().isEmpty()) {
      unknown.add(text);
    }
    refuseTwice(subject, place);
    reader.read(subject, code, place).ifPresent(found::add);
  }

  /** Numbers and answers are once in a section; a doctor may write words about one thing twice. */
  private void refuseTwice(Subject subject, Place place) {
    boolean once =
        subject.item().map(Item::type).filter(type -> type != Item.Type.ST).isPresent()
            && !subject.code().equals(REASON_NOT_DONE);
    if (once && !seen.add(List.of(place.section(), subject.code()))) {
      subject.refuse("item.twice");
    }
  }
}
