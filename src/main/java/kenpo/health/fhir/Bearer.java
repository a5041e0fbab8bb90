package kenpo.health.fhir;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import kenpo.health.Person;
import kenpo.health.StoredCheckup.Papers;
import kenpo.roster.Sex;

/**
 * Whose checkups they are, and who insures him.
 *
 * @param society the name of the insurer
 */
public record Bearer(Person person, String society) {

  private static final String SPELLING =
      "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

  JsonObject patient(Papers papers, JsonObject insurer) {
    var kana =
        new JsonObject()
            .put("extension", JsonArray.of(Fhir.extension(SPELLING).put("valueCode", "SYL")))
            .put("use", "official")
            .put("text", person.kana());
    return Fhir.resource("Patient")
        .put("identifier", JsonArray.of(Fhir.identifier(Fhir.MEMBERS, number(papers))))
        .put("name", JsonArray.of(kana))
        .put("gender", person.sex().map(Bearer::gender).orElse("unknown"))
        .put("birthDate", person.birthDate().toString())
        .put("managingOrganization", insurer);
  }

  private static String gender(Sex sex) {
    return sex == Sex.MALE ? "male" : "female";
  }

  /** 保険者番号:記号:番号:枝番; what there is none of is empty. */
  private static String number(Papers papers) {
    return String.join(
        ":", papers.insurerNumber(), papers.symbol(), papers.number(), papers.branch().orElse(""));
  }

  JsonObject insurer(Papers papers) {
    return Fhir.resource("Organization")
        .put("identifier", JsonArray.of(Fhir.identifier(Fhir.INSURERS, papers.insurerNumber())))
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
