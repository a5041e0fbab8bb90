package kenpo.demo.checkups;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Place;

/**
 * Writes the observations of a checkup in their sections and groups, in the order that they have.
 */
final class SectionWriter {

  private static final String OPTIONAL_ITEMS = "01990";

  private final Xml xml;
  private final ObservationWriter observations;

  SectionWriter(Xml xml, Items items) {
    this.xml = xml;
    this.observations = new ObservationWriter(xml, items);
  }

  void write(List<Observation> all) throws XMLStreamException {
    xml.element(
        "component",
        () ->
            xml.element(
                "structuredBody",
                () -> {
                  for (var section : runs(all, observed -> observed.place().section())) {
                    xml.element("component", () -> section(section));
                  }
                }));
  }

  private void section(List<Observation> those) throws XMLStreamException {
    var code = those.getFirst().place().section();
    xml.element(
        "section",
        () -> {
          xml.empty("code", "code", code, "codeSystem", "1.2.392.200119.6.1010");
          xml.text("title", code.equals(OPTIONAL_ITEMS) ? "任意追加項目セクション" : "検査・問診結果セクション");
          xml.empty("text");
          for (var group : runs(those, observed -> observed.place().group())) {
            entries(group);
          }
          xml.line();
        });
  }

  private void entries(List<Observation> those) throws XMLStreamException {
    if (those.getFirst().place().group() > 0) {
      xml.line();
      xml.element("entry", () -> group(those));
      return;
    }
    for (var observed : those) {
      xml.line();
      xml.element("entry", () -> observations.write(observed));
    }
  }

  private void group(List<Observation> those) throws XMLStreamException {
    xml.element(
        "observation",
        () -> {
          xml.empty("code", "nullFlavor", "NA");
          for (var observed : those) {
            xml.element(
                "entryRelationship",
                () -> observations.write(observed),
                "typeCode",
                observed.place().role() == Place.Role.REASON ? "RSON" : "COMP");
          }
        },
        "classCode",
        "OBS",
        "moodCode",
        "EVN");
  }

  /** Neighbours that have the same in common, together. */
  private static <K> List<List<Observation>> runs(
      List<Observation> all, Function<Observation, K> common) {
    var runs = new ArrayList<List<Observation>>();
    for (var observed : all) {
      if (runs.isEmpty()
          || !common.apply(runs.getLast().getFirst()).equals(common.apply(observed))) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(observed);
    }
    return runs;
  }
}
