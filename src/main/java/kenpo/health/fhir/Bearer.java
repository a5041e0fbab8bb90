package kenpo.health.fhir;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;
import kenpo.health.Person;
import kenpo.roster.Sex;

/**
 * Whose checkups they are, and who insures him. Insurer number, symbol, number and branch are left
 * out: nobody outside health insurance may ask for them (健康保険法 194条の2), and FHIR R4 asks for none.
 *
 * @param memberId for ids alone, as is {@code societyId}
 * @param society the name of the insurer
 */
public record Bearer(String societyId, long memberId, Person person, String society) {

  private static final String SPELLING =
      "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
  private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");

  JsonObject patient(JsonObject insurer) {
    var kana =
        new JsonObject()
            .put("extension", JsonArray.of(Fhir.extension(SPELLING).put("valueCode", "SYL")))
            .put("use", "official")
            .put("text", kana());
    return Fhir.resource("Patient")
        .put("name", JsonArray.of(kana))
        .put("gender", person.sex().map(Bearer::gender).orElse("unknown"))
        .put("birthDate", person.birthDate().toString())
        .put("managingOrganization", insurer);
  }

  /** In full width, with one half-width blank between: the report refuses others (R1113). */
  private String kana() {
    return BLANKS.matcher(Normalizer.normalize(person.kana(), Form.NFKC)).replaceAll(" ").strip();
  }

  private static String gender(Sex sex) {
    return sex == Sex.MALE ? "male" : "female";
  }

  JsonObject insurer() {
    return Fhir.resource("Organization")
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
