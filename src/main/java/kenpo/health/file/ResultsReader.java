package kenpo.health.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kenpo.health.ItemCode;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.Place.Role;

/** Reads all results of a document, however deep they stand, with their sections and groups. */
final class ResultsReader {

  private static final String OBSERVATION = "observation";

  /** A checkup has about a hundred. */
  private static final int MOST = 2000;

  private static final Map<String, Role> ROLES = Map.of("COMP", Role.RESULT, "RSON", Role.REASON);
  private static final int NAMED = 5;

  private final Items items;
  private final Findings findings;
  private final ObservationReader reader;
  private final List<Observation> found = new ArrayList<>();
  private final Map<Key, Observation> seen = new HashMap<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private int groups;
  private int visited;
  private boolean any;

  /** What is there once. */
  private record Key(String section, ItemCode item) {}

  ResultsReader(Items items, Findings findings) {
    this.items = items;
    this.findings = findings;
    this.reader = new ObservationReader(items);
  }

  List<Observation> read(Element root) {
    int all = root.count(OBSERVATION);
    if (all > MOST) {
      findings.refuse(root, "results.too-many", Integer.toString(MOST));
      return found;
    }
    root.all("component", "structuredBody", "component", "section").forEach(this::section);
    if (visited < all) {
      findings.refuse(root, "results.place");
    } else if (!any) {
      findings.refuse(root, "results.missing");
    }
    if (!unknown.isEmpty()) {
      findings.note(
          root,
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

  /** Where else a result stands, nobody knows what it is of: {@link #read} misses it. */
  private void within(Element element, Place place) {
    for (var child : element.children()) {
      switch (child.name()) {
        case OBSERVATION -> observation(child, place);
        case "entryRelationship" -> relationship(child, place);
        case "entry", "organizer", "component", "act" -> within(child, place);
        default -> {
          // Says nothing of results.
        }
      }
    }
  }

  private void relationship(Element relationship, Place place) {
    var role = relationship.attribute("typeCode").map(ROLES::get);
    if (role.isEmpty()) {
      findings.refuse(relationship, "group.role");
    }
    if (relationship.child(OBSERVATION).isEmpty()) {
      findings.refuse(relationship, "group.empty");
    }
    within(relationship, new Place(place.section(), place.group(), role.orElse(Role.RESULT)));
  }

  private void observation(Element observation, Place place) {
    visited++;
    var code = observation.child("code");
    boolean named = code.flatMap(of -> of.attribute("code")).isPresent();
    boolean empty = code.flatMap(of -> of.attribute("nullFlavor")).isPresent();
    boolean leads = observation.child("entryRelationship").isPresent();
    var at = leads && (!named || place.group() == 0) ? group(place) : place;
    if (isNoFinding(observation) || !named && saysNotDone(observation)) {
      findings.refuse(observation, "status.unknown");
    }
    if (named && empty) {
      findings.refuse(observation, "item.code-and-null");
    } else if (!named && !empty) {
      findings.refuse(observation, "item.code-missing");
    } else if (named) {
      item(observation, code.get(), at);
    } else if (!leads || observation.child("value").isPresent()) {
      findings.refuse(observation, "group.empty");
    }
    within(observation, at);
  }

  /** An order, a plan, or nothing at all. */
  private static boolean isNoFinding(Element observation) {
    return observation.attribute("nullFlavor").isPresent()
        || !observation.attribute("moodCode").orElse("EVN").equals("EVN");
  }

  /** Of a group as a whole: whether that means its items, too, isn't said. */
  private static boolean saysNotDone(Element observation) {
    return !observation.attribute("negationInd").orElse("false").equals("false");
  }

  private Place group(Place place) {
    groups++;
    return new Place(place.section(), groups, Role.RESULT);
  }

  private void item(Element observation, Element code, Place place) {
    any = true;
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
    reader.read(subject, code, place).ifPresent(read -> keep(subject, read));
  }

  private void keep(Subject subject, Observation read) {
    var before = isOnce(subject) ? seen.putIfAbsent(key(read), read) : null;
    if (before == null) {
      found.add(read);
    } else if (before.equals(read)) {
      subject.note("item.repeated");
    } else {
      subject.refuse("item.twice");
    }
  }

  private static Key key(Observation read) {
    return new Key(read.place().section(), read.item());
  }

  private static boolean isOnce(Subject subject) {
    return subject.item().filter(item -> !item.isRepeatable()).isPresent();
  }
}
