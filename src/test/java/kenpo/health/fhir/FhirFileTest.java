package kenpo.health.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.health.Checkup;
import kenpo.health.Person;
import kenpo.health.StoredCheckup;
import kenpo.roster.Sex;
import kenpo.support.EveryItem;
import org.junit.jupiter.api.Test;

/** What a stranger's program finds in the file: all that the checkup says, as FHIR R4 says it. */
class FhirFileTest {

  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
  private static final Instant STORED = Instant.parse("2025-07-01T03:00:00Z");
  private static final Person WOMAN =
      new Person("サトウハナコ", LocalDate.of(1980, 4, 1), Optional.of(Sex.FEMALE));
  private static final Bearer BEARER = new Bearer(WOMAN, "青葉健康保険組合");

  @Test
  void everyItemInEveryStatusIsValid() {
    for (var document : ReadBack.resources(file(EveryItem.checkups()))) {
      assertThat(Validator.errors(document)).isEmpty();
    }
  }

  @Test
  void filesOfNoneAndOfSeveralAreValid() {
    assertThat(Validator.errors(file(List.of()))).isEmpty();
    var checkups = EveryItem.checkups();
    assertThat(Validator.errors(file(checkups.subList(checkups.size() - 2, checkups.size()))))
        .isEmpty();
  }

  @Test
  void whatIsNotValidIsSeen() {
    var file = file(EveryItem.checkups().subList(0, 1));
    ReadBack.resources(ReadBack.resources(file).getFirst()).getLast().remove("status");
    assertThat(Validator.errors(file)).isNotEmpty();
  }

  @Test
  void everyItemInEveryStatusComesBack() {
    var written = EveryItem.checkups();
    var documents = ReadBack.resources(file(written));
    assertThat(documents).hasSameSizeAs(written);
    for (int i = 0; i < written.size(); i++) {
      var read = new ReadBack(EveryItem.ITEMS, documents.get(i));
      assertThat(read.observations()).isEqualTo(written.get(i).observations());
    }
  }

  @Test
  void aLimitIsTheLeastOrTheMost() {
    var file = file(EveryItem.checkups()).encode();
    assertThat(file)
        .contains(
            "\"valueQuantity\":{\"value\":0.10,\"unit\":\"mmHg\","
                + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg]\","
                + "\"comparator\":\"<=\"}")
        .contains("\"comparator\":\">=\"");
  }

  @Test
  void itSaysWhoseWhenAndByWhom() {
    var document = ReadBack.resources(file(EveryItem.checkups())).getFirst();
    var read = new ReadBack(EveryItem.ITEMS, document);
    var patient = read.find("Patient");
    assertThat(patient.getString("birthDate")).isEqualTo("1980-04-01");
    assertThat(patient.getString("gender")).isEqualTo("female");
    assertThat(patient.encode()).contains("\"06990014:７１－１２３４:0001234:00\"", "\"サトウハナコ\"");
    var composition = read.find("Composition");
    assertThat(composition.getString("date")).isEqualTo("2025-06-20");
    assertThat(composition.encode()).contains("53576-5", "特定健診情報", "\"valueString\":\"2\"");
    assertThat(read.find("Encounter").encode()).contains("\"start\":\"2025-06-10\"");
    assertThat(document.encode()).contains("若葉健診センター", "青葉健康保険組合", "若葉次郎");
  }

  @Test
  void idsFollowFromTheCheckupAlone() {
    var checkups = EveryItem.checkups().subList(0, 2);
    var other = new Bearer(WOMAN, "港健康保険組合");
    assertThat(ids(file(checkups))).isEqualTo(ids(file(other, checkups))).doesNotHaveDuplicates();
    var corrected = EveryItem.checkup(checkups.getFirst().observations().subList(1, 3));
    assertThat(ids(file(List.of(corrected)))).doesNotContainAnyElementsOf(ids(file(checkups)));
  }

  private static List<String> ids(JsonObject file) {
    return Pattern.compile("\"fullUrl\":\"([^\"]+)\"")
        .matcher(file.encode())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static JsonObject file(List<Checkup> checkups) {
    return file(BEARER, checkups);
  }

  private static JsonObject file(Bearer bearer, List<Checkup> checkups) {
    return new FhirFile(EveryItem.ITEMS)
        .of(bearer, checkups.stream().map(FhirFileTest::stored).toList(), NOW);
  }

  private static StoredCheckup stored(Checkup checkup) {
    var papers = new StoredCheckup.Papers("06990014", "７１－１２３４", "0001234", Optional.of("00"));
    return new StoredCheckup(1, 2, papers, STORED, checkup);
  }
}
