package kenpo.health.fhir;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import kenpo.health.file.Oid;

/** The small parts that resources are made of, and the systems that their codes are from. */
final class Fhir {

  static final String URN = "urn:uuid:";
  static final String ANY_URI = "urn:ietf:rfc:3986";
  static final String ITEMS = "urn:oid:1.2.392.200119.6.1005";
  static final String METHODS = "urn:oid:1.2.392.200119.6.1007";
  static final String REPORTS = "urn:oid:" + Oid.REPORT;
  static final String PROGRAMS = "urn:oid:" + Oid.PROGRAM;
  static final String UNITS = "http://unitsofmeasure.org";
  static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
  static final String INTERPRETATION =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

  /** Of the Japanese checkup report (jp-eCheckupReport.r4). */
  static final String SECTIONS = "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code";

  static final String DOCUMENTS = "http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes";
  static final String ENCOUNTERS = "http://jpfhir.jp/fhir/eCheckup/CodeSystem/encounter-category";
  static final String ORGANIZATIONS =
      "http://jpfhir.jp/fhir/eCheckup/CodeSystem/report-organization-code";
  static final String INSTITUTIONS =
      "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";
  static final String ROLES =
      "http://jpfhir.jp/fhir/Common/Extension/StructureDefinition/observatioGroupRelationship";

  /** R4, datatypes: code, and an oid as URI. */
  private static final Pattern CODE = Pattern.compile("[^\\s]+(\\s[^\\s]+)*");

  private static final Pattern SYSTEM =
      Pattern.compile("http://.+|urn:oid:[0-2](\\.(0|[1-9][0-9]*))+");

  private Fhir() {}

  static JsonObject resource(String type) {
    return new JsonObject().put("resourceType", type);
  }

  /** {@code display}: left out where it is blank, as FHIR has no empty texts. */
  static JsonObject coding(String system, String code, String display) {
    var coding = new JsonObject().put("system", system).put("code", code);
    return display.isBlank() ? coding : coding.put("display", display);
  }

  /** Where FHIR has no such code, or no such list, it is words. */
  static JsonObject concept(String system, String code, String display) {
    boolean sound = CODE.matcher(code).matches() && SYSTEM.matcher(system).matches();
    return sound
        ? new JsonObject().put("coding", JsonArray.of(coding(system, code, display)))
        : new JsonObject().put("text", display.isBlank() ? code.strip() : display);
  }

  static JsonObject identifier(String system, String value) {
    return new JsonObject().put("system", system).put("value", value);
  }

  static JsonObject reference(String id) {
    return new JsonObject().put("reference", URN + id);
  }

  static JsonObject extension(String url) {
    return new JsonObject().put("url", url);
  }
}
