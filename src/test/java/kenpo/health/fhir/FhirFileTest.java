package kenpo.health.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.health.Checkup;
import kenpo.health.ItemCode;
import kenpo.health.Observation;
import kenpo.health.Person;
import kenpo.health.StoredCheckup;
import kenpo.health.StoredCheckup.Papers;
import kenpo.health.Value;
import kenpo.roster.Sex;
import kenpo.support.EveryItem;
import kenpo.support.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's program finds in the file: all that the checkup says, as FHIR R4 says it. */
class FhirFileTest {

  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
  private static final Instant STORED = Instant.parse("2025-07-01T03:00:00Z");
  private static final Person WOMAN =
      new Person("サトウハナコ", LocalDate.of(1980, 4, 1), Optional.of(Sex.FEMALE));
  private static final Bearer BEARER = new Bearer("aoba", 1, WOMAN, "青葉健康保険組合");
  private static final Mac MAC = Mac.of(new Secret("for tests of ids alone"), Purpose.EXPORT);

  private static final Papers PAPERS =
      new Papers("06990014", "７１－１２３４", "0001234", Optional.of("00"));
  private static final ItemCode UNKNOWN = new ItemCode("9Z999000000000001");

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
      assertThat(read.observations()).isEqualTo(unordered(written.get(i)));
    }
  }

  /** Whether answers have an order FHIR has from our tables alone. */
  private static List<Observation> unordered(Checkup checkup) {
    return checkup.observations().stream().map(FhirFileTest::unordered).toList();
  }

  private static Observation unordered(Observation it) {
    var value = it.value().map(said -> unordered(it.item(), said));
    return EveryItem.said(it, it.item(), value, it.method());
  }

  private static Value unordered(ItemCode item, Value value) {
    return value instanceof Value.Answer(var list, var code, var _, var display)
            && EveryItem.ITEMS.find(item).isEmpty()
        ? new Value.Answer(list, code, false, display)
        : value;
  }

  @Test
  void aLimitIsTheLeastOrTheMost() {
    var pressure =
        "\"valueQuantity\":{\"value\":%s,\"unit\":\"mmHg\","
            + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg]\","
            + "\"comparator\":\"%s\"}";
    assertThat(file(EveryItem.checkups()).encode())
        .contains(pressure.formatted("0.10", "<="), pressure.formatted("990", ">="));
  }

  @Test
  void whatFhirHasNoCodeForIsWords() {
    var answer = new Value.Answer("9.00.1", "1  2", false, Optional.empty());
    var first = EveryItem.checkup().observations().getFirst();
    var odd = EveryItem.said(first, UNKNOWN, Optional.of(answer), Optional.of(""));
    var file = file(List.of(EveryItem.checkup(List.of(odd))));
    assertThat(Validator.errors(file)).isEmpty();
    assertThat(file.encode())
        .contains("\"valueCodeableConcept\":{\"text\":\"1  2\"}")
        .doesNotContain("\"method\"");
  }

  @Test
  void itSaysWhoseWhenAndByWhom() {
    var document = ReadBack.resources(file(EveryItem.checkups())).getFirst();
    var read = new ReadBack(EveryItem.ITEMS, document);
    var patient = read.find("Patient");
    assertThat(patient.getString("birthDate")).isEqualTo("1980-04-01");
    assertThat(patient.getString("gender")).isEqualTo("female");
    assertThat(patient.encode()).contains("\"サトウハナコ\"");
    var composition = read.find("Composition");
    assertThat(composition.getString("date")).isEqualTo("2025-06-20");
    assertThat(composition.encode()).contains("53576-5", "特定健診情報", "\"valueString\":\"2\"");
    assertThat(read.find("Encounter").encode()).contains("\"start\":\"2025-06-10\"");
    assertThat(document.encode()).contains("若葉健診センター", "青葉健康保険組合", "若葉次郎");
  }

  @Test
  void itTellsNobodyUnderWhatNumberSheIsInsured() {
    assertThat(file(EveryItem.checkups()).encode())
        .doesNotContain("06990014", "７１－１２３４", "71-1234", "0001234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"サトウ　ハナコ", "ｻﾄｳ ﾊﾅｺ", " サトウ \u3000ハナコ"})
  void theNameIsInFullWidthWithOneBlank(String kana) {
    var person = new Person(kana, WOMAN.birthDate(), WOMAN.sex());
    var patient = new Bearer("aoba", 1, person, "").patient(new JsonObject());
    assertThat(patient.getJsonArray("name").getJsonObject(0).getString("text"))
        .isEqualTo("サトウ ハナコ");
  }

  @Test
  void idsAreThoseOfOnePersonsCheckupWhateverItSays() {
    var ids = ids(file(1, 7, 1));
    assertThat(ids).isEqualTo(ids(file(1, 7, 1))).doesNotHaveDuplicates();
    for (var other : List.of(file(2, 7, 1), file(1, 8, 1), file(1, 7, 2))) {
      assertThat(ids(other)).hasSameSizeAs(ids).doesNotContainAnyElementsOf(ids);
    }
    assertThat(ids(one(new Bearer("minato", 1, WOMAN, ""), 7, 1))).doesNotContainAnyElementsOf(ids);
  }

  /** The first correction was undone, and its number is given again. */
  @Test
  void whatComesInThePlaceOfAnUndoneCorrectionIsKnownForAnotherOne() {
    var later = one(BEARER, 7, 2, STORED.plusSeconds(1));
    assertThat(ids(later)).doesNotContainAnyElementsOf(ids(one(BEARER, 7, 2, STORED)));
    assertThat(identifier(later, "Composition"))
        .isEqualTo(identifier(one(BEARER, 7, 2, STORED), "Composition"));
  }

  @Test
  void aCorrectionIsKnownForWhatItCorrects() {
    assertThat(identifier(file(1, 7, 2), "Composition"))
        .isEqualTo(identifier(file(1, 7, 1), "Composition"))
        .isNotEqualTo(identifier(file(1, 8, 1), "Composition"))
        .isNotEqualTo(identifier(file(2, 7, 1), "Composition"));
    assertThat(bundle(file(1, 7, 2)).getJsonObject("identifier"))
        .isNotEqualTo(bundle(file(1, 7, 1)).getJsonObject("identifier"));
  }

  private static String identifier(JsonObject file, String type) {
    var found = new ReadBack(EveryItem.ITEMS, bundle(file)).find(type);
    return found.getJsonObject("identifier").getString("value");
  }

  private static JsonObject bundle(JsonObject file) {
    return ReadBack.resources(file).getFirst();
  }

  private static JsonObject file(long member, long checkup, int version) {
    return one(new Bearer("aoba", member, WOMAN, ""), checkup, version);
  }

  /** The same findings, whoever has them. */
  private static JsonObject one(Bearer bearer, long id, int version) {
    return one(bearer, id, version, STORED);
  }

  private static JsonObject one(Bearer bearer, long id, int version, Instant stored) {
    var checkup = EveryItem.checkups().getLast();
    return file(
        bearer, List.of(new StoredCheckup(id, version, PAPERS, stored, Shelf.text(checkup))));
  }

  private static List<String> ids(JsonObject file) {
    return Pattern.compile("\"fullUrl\":\"([^\"]+)\"")
        .matcher(file.encode())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static JsonObject file(List<Checkup> checkups) {
    return file(
        BEARER,
        IntStream.range(0, checkups.size())
            .mapToObj(i -> new StoredCheckup(i + 1, 2, PAPERS, STORED, Shelf.text(checkups.get(i))))
            .toList());
  }

  private static JsonObject file(Bearer bearer, List<StoredCheckup> checkups) {
    return new FhirFile(EveryItem.ITEMS, MAC).of(bearer, checkups, NOW);
  }
}
