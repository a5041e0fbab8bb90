package kenpo.health.fhir;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kenpo.crypto.Mac;
import kenpo.health.Checkup;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Place.Role;
import kenpo.health.StoredCheckup;
import kenpo.health.fhir.Sections.Section;
import kenpo.health.file.Oid;

/** One checkup as a Bundle of type document. */
final class FhirDocument {

  private static final String VERSION =
      "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber";
  private static final String TITLE = "検診・健診報告書";

  private final Items items;
  private final Bearer bearer;
  private final StoredCheckup stored;
  private final Checkup checkup;
  private final Ids ids;
  private final Entries entries;
  private final Map<Section, List<JsonObject>> sections = new LinkedHashMap<>();

  FhirDocument(Items items, Mac mac, Bearer bearer, StoredCheckup stored) {
    this.items = items;
    this.bearer = bearer;
    this.stored = stored;
    this.checkup = stored.checkup();
    this.ids = new Ids(mac, bearer, stored);
    this.entries = new Entries(ids, stored.storedAt());
  }

  /** Under which a file that holds several knows it. */
  String id() {
    return ids.of("document");
  }

  JsonObject bundle(Instant now) {
    var composition = Fhir.resource("Composition");
    entries.add("composition", composition);
    entries.add("patient", bearer.patient(entries.reference("insurer")));
    entries.add("insurer", bearer.insurer());
    entries.add("institution", institution());
    entries.add("encounter", encounter());
    observations();
    describe(composition);
    return Fhir.resource("Bundle")
        .put("id", id())
        .put("meta", new JsonObject().put("lastUpdated", stored.storedAt().toString()))
        .put("language", "ja")
        .put("identifier", identifier(id()))
        .put("type", "document")
        .put("timestamp", now.toString())
        .put("entry", entries.all());
  }

  /** That of the bundle is of a version, that of the composition of all versions. */
  private static JsonObject identifier(String id) {
    return Fhir.identifier(Fhir.ANY_URI, Fhir.URN + id);
  }

  private void describe(JsonObject composition) {
    var written = new JsonArray();
    sections.forEach((section, references) -> written.add(section.with(references)));
    composition
        .put("language", "ja")
        .put(
            "extension",
            JsonArray.of(
                Fhir.extension(VERSION).put("valueString", Integer.toString(stored.version()))))
        .put("identifier", identifier(ids.lasting("composition")))
        .put("status", "final")
        .put("type", Fhir.concept(Fhir.DOCUMENTS, "53576-5", TITLE))
        .put("category", JsonArray.of(listed(Fhir.REPORTS, Oid.REPORT, checkup.report())))
        .put("subject", entries.reference("patient"))
        .put("encounter", entries.reference("encounter"))
        .put("date", checkup.written().toString())
        .put("author", JsonArray.of(entries.reference("institution")))
        .put("title", TITLE)
        .put("event", JsonArray.of(event()));
    if (!written.isEmpty()) {
      composition.put("section", written);
    }
  }

  private JsonObject event() {
    return new JsonObject()
        .put("code", JsonArray.of(listed(Fhir.PROGRAMS, Oid.PROGRAM, checkup.program())))
        .put("period", period())
        .put("detail", JsonArray.of(entries.reference("encounter")));
  }

  private JsonObject listed(String system, String list, String code) {
    return Fhir.concept(system, code, items.meaning(list, code).orElse(""));
  }

  private JsonObject period() {
    var day = checkup.examined().toString();
    return new JsonObject().put("start", day).put("end", day);
  }

  private JsonObject institution() {
    var institution = checkup.institution();
    var resource =
        Fhir.resource("Organization")
            .put("type", JsonArray.of(Fhir.concept(Fhir.ORGANIZATIONS, "exec-org", "実施機関")));
    if (!institution.number().isBlank()) {
      var number = Fhir.identifier(Fhir.INSTITUTIONS, institution.number());
      resource.put("identifier", JsonArray.of(number));
    }
    return resource.put("name", institution.name().isBlank() ? "不明" : institution.name());
  }

  private JsonObject encounter() {
    return Fhir.resource("Encounter")
        .put("status", "finished")
        .put("class", Fhir.coding(Fhir.ENCOUNTERS, "checkup", "健診"))
        .put("subject", entries.reference("patient"))
        .put("period", period())
        .put("serviceProvider", entries.reference("institution"));
  }

  private void observations() {
    var groups = new TreeMap<Integer, List<Member>>();
    for (int number = 0; number < checkup.observations().size(); number++) {
      var observed = checkup.observations().get(number);
      var reference = observation(number, observed);
      entries(observed).add(reference);
      if (observed.place().group() > 0) {
        groups
            .computeIfAbsent(observed.place().group(), it -> new ArrayList<>())
            .add(new Member(observed, reference));
      }
    }
    groups.forEach(this::group);
  }

  private List<JsonObject> entries(Observation observed) {
    return sections.computeIfAbsent(Sections.of(items, observed), it -> new ArrayList<>());
  }

  private JsonObject observation(int number, Observation observed) {
    var resource = timed(new FhirObservation(items, observed).resource());
    observed
        .by()
        .filter(name -> !name.isBlank())
        .ifPresent(name -> resource.put("performer", JsonArray.of(doctor(number, name))));
    return entries.add("observation " + number, resource);
  }

  private JsonObject doctor(int number, String name) {
    var resource =
        Fhir.resource("Practitioner").put("name", JsonArray.of(new JsonObject().put("text", name)));
    return entries.add("doctor " + number, resource);
  }

  private JsonObject timed(JsonObject observation) {
    return observation
        .put("subject", entries.reference("patient"))
        .put("encounter", entries.reference("encounter"))
        .put("effectiveDateTime", checkup.examined().toString());
  }

  private record Member(Observation observed, JsonObject reference) {}

  /** 一連検査グループ: files number them and don't name them. */
  private void group(int number, List<Member> members) {
    var those = new JsonArray();
    members.forEach(it -> those.add(member(it)));
    var resource =
        Fhir.resource("Observation")
            .put("status", "final")
            .put("code", new JsonObject().put("text", "一連検査グループ " + number))
            .put("hasMember", those);
    entries(members.getFirst().observed).add(entries.add("group " + number, timed(resource)));
  }

  private static JsonObject member(Member member) {
    var role = member.observed.place().role() == Role.REASON ? "RSON" : "COMP";
    return member
        .reference
        .copy()
        .put("extension", JsonArray.of(Fhir.extension(Fhir.ROLES).put("valueCode", role)));
  }
}
