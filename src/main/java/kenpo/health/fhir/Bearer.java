package kenpo.health.fhir;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import kenpo.health.Examinee;
import kenpo.roster.Sex;

/**
 * Whose checkups they are, and who insures him.
 *
 * @param society the name of the insurer
 */
public record Bearer(Examinee person, String society) {

  private static final String SPELLING =
      "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

  JsonObject patient(JsonObject insurer) {
    var kana =
        new JsonObject()
            .put("extension", JsonArray.of(Fhir.extension(SPELLING).put("valueCode", "SYL")))
            .put("use", "official")
            .put("text", person.kana());
    return Fhir.resource("Patient")
        .put("identifier", JsonArray.of(Fhir.identifier(Fhir.MEMBERS, number())))
        .put("name", JsonArray.of(kana))
        .put("gender", person.sex() == Sex.MALE ? "male" : "female")
        .put("birthDate", person.birthDate().toString())
        .put("managingOrganization", insurer);
  }

  /** 保険者番号:記号:番号:枝番; what there is none of is empty. */
  private String number() {
    return String.join(
        ":", person.insurerNumber(), person.symbol(), person.number(), person.branch().orElse(""));
  }

  JsonObject insurer() {
    return Fhir.resource("Organization")
        .put("identifier", JsonArray.of(Fhir.identifier(Fhir.INSURERS, person.insurerNumber())))
        .put(
            "type",
            JsonArray.of(
                Fhir.concept(
                    "http://terminology.hl7.org/CodeSystem/organization-type",
                    "ins",
                    "Insurance Company")))
        .put("name", society);
  }
}
