package kenpo.health.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of one checkup of a CSV file, in the sections and groups of a document. */
final class CsvBody {

  private static final String BASIC = "01010";

  /** What an item is within its group; a row that doesn't say it is a result. */
  private static final Map<String, String> ROLES = Map.of("結果", "COMP", "理由", "RSON");

  private final CsvObservation observations;
  private final Element body = new Element("structuredBody", 0, List.of());
  private Optional<Element> section = Optional.empty();
  private String sectionCode = "";
  private Optional<Element> group = Optional.empty();
  private String groupName = "";

  CsvBody(CsvObservation observations) {
    this.observations = observations;
  }

  void add(CsvLine line) {
    if (line.header().isLong()) {
      add(line.entry());
      return;
    }
    for (var item : line.header().items()) {
      line.entry(item.getKey(), item.getValue()).ifPresent(this::add);
    }
  }

  Element component(long line) {
    var component = new Element("component", line, List.of());
    component.add(body);
    return component;
  }

  private void add(CsvEntry entry) {
    var within = section(entry);
    var observation = observations.of(entry);
    var name = entry.or(CsvColumn.GROUP, "");
    if (name.isEmpty()) {
      group = Optional.empty();
      within.add(observation);
      return;
    }
    var relationship = element(entry, "entryRelationship", List.of("typeCode", role(entry)));
    relationship.add(observation);
    group(entry, within, name).add(relationship);
  }

  private static String role(CsvEntry entry) {
    var role = entry.or(CsvColumn.ROLE, "COMP");
    return ROLES.getOrDefault(role, role);
  }

  /** The one that the row before is in, or a new one. */
  private Element section(CsvEntry entry) {
    var code = entry.or(CsvColumn.SECTION, BASIC);
    if (section.isPresent() && sectionCode.equals(code)) {
      return section.get();
    }
    var begun = element(entry, "section", List.of());
    begun.add(element(entry, "code", List.of("code", code)));
    var component = element(entry, "component", List.of());
    component.add(begun);
    body.add(component);
    section = Optional.of(begun);
    sectionCode = code;
    group = Optional.empty();
    return begun;
  }

  private Element group(CsvEntry entry, Element within, String name) {
    if (group.isPresent() && groupName.equals(name)) {
      return group.get();
    }
    var begun = element(entry, "observation", List.of());
    begun.add(element(entry, "code", List.of("nullFlavor", "NA")));
    within.add(begun);
    group = Optional.of(begun);
    groupName = name;
    return begun;
  }

  private static Element element(CsvEntry entry, String name, List<String> attributes) {
    return new Element(name, entry.line(), attributes);
  }
}
