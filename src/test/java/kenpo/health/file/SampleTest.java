package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kenpo.health.Examinee;
import kenpo.health.Flag;
import kenpo.health.ItemCode;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.Range;
import kenpo.health.Status;
import kenpo.health.Value;
import kenpo.roster.Sex;
import org.junit.jupiter.api.Test;

/** A package as institutions send it is read to the last item. */
class SampleTest {

  static final Path SAMPLE =
      Path.of("src/test/resources/checkups/1399999999_06133425_202404200_1.zip");
  static final Items ITEMS = Items.load(Path.of("conf/health"));
  static final Limits LIMITS = Limits.asOf(LocalDate.of(2026, 11, 22));

  static List<Document> documents(Path zip) throws IOException, Unreadable {
    var all = new ArrayList<Document>();
    try (var opened = CheckupPackage.open(zip, ITEMS, LIMITS)) {
      opened.each(all::add);
    }
    return all;
  }

  private static Document.Sound first() throws IOException, Unreadable {
    return (Document.Sound) documents(SAMPLE).getFirst();
  }

  private static Observation observation(String code) throws IOException, Unreadable {
    return first().checkup().observations().stream()
        .filter(it -> it.item().equals(new ItemCode(code)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSamplePackageIsSoundAndWithoutNotes() throws Exception {
    try (var opened = CheckupPackage.open(SAMPLE, ITEMS, LIMITS)) {
      assertThat(opened.problems()).isEmpty();
      assertThat(opened.documents()).isEqualTo(2);
    }
    assertThat(documents(SAMPLE))
        .hasSize(2)
        .allSatisfy(
            document ->
                assertThat(document)
                    .isInstanceOfSatisfying(
                        Document.Sound.class, sound -> assertThat(sound.notes()).isEmpty()));
  }

  @Test
  void personAndExaminationAreReadAsTheyAreSpelt() throws Exception {
    assertThat(first().entry()).isEqualTo("h13999999992024042001000001.xml");
    assertThat(first().examinee())
        .isEqualTo(
            new Examinee(
                "06133425",
                "１３１",
                "123123123",
                Optional.of("00"),
                "ケンシンタロウ",
                LocalDate.of(1970, 5, 16),
                Sex.MALE));
    var checkup = first().checkup();
    assertThat(checkup.report()).isEqualTo("10");
    assertThat(checkup.program()).isEqualTo("010");
    assertThat(checkup.examined()).isEqualTo(LocalDate.of(2024, 4, 15));
    assertThat(checkup.written()).isEqualTo(LocalDate.of(2024, 4, 20));
    assertThat(checkup.institution().number()).isEqualTo("1399999999");
    assertThat(checkup.institution().name()).isEqualTo("架空第一健診センター");
    assertThat(checkup.observations()).hasSize(39);
  }

  @Test
  void theChecksumIsThatOfTheDocument() throws Exception {
    assertThat(HexFormat.of().formatHex(first().checksum()))
        .isEqualTo("bc4d65325c4cfc6bf344f0a8cad07f1c9dc108295f8f683955cd8223a89dbfb1");
  }

  @Test
  void eachStatusIsRead() throws Exception {
    assertThat(observation("9A751000000000001").status()).isEqualTo(Status.NOT_MEASURABLE);
    assertThat(observation("9A755000000000001").status()).isEqualTo(Status.NOT_DONE);
    var above = observation("3B090000002327101");
    assertThat(above.status()).isEqualTo(Status.ABOVE);
    assertThat(above.value()).contains(new Value.Quantity(new BigDecimal("1000"), "U/L"));
    assertThat(observation("1A010000000191111").value())
        .contains(new Value.Answer("1.2.392.200119.6.2102", "2", true, Optional.empty()));
  }

  @Test
  void flagRangeMethodAndDoctorStayWithTheirItem() throws Exception {
    var pressure = observation("9A752000000000001");
    assertThat(pressure.flag()).contains(Flag.HIGH);
    assertThat(pressure.method()).contains("9A75200000");
    assertThat(pressure.range())
        .contains(
            new Range(
                Optional.of(new BigDecimal("80")), Optional.of(new BigDecimal("129")), "mm[Hg]"));
    assertThat(observation("9N511000000000049").by()).contains("架空次郎");
  }

  @Test
  void groupsAreNumberedAndTellResultsFromReasons() throws Exception {
    assertThat(observation("3C015000002327101").place())
        .isEqualTo(new Place("01010", 1, Place.Role.RESULT));
    assertThat(observation("3C015161002399949").place())
        .isEqualTo(new Place("01010", 1, Place.Role.REASON));
    assertThat(observation("2A020161001930149").place())
        .isEqualTo(new Place("01010", 2, Place.Role.REASON));
    assertThat(observation("3F050000002327101").place()).isEqualTo(Place.alone("01990"));
  }
}
