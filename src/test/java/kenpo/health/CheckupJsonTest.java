package kenpo.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.support.Database;
import kenpo.support.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored of a checkup is what was sent. */
class CheckupJsonTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

  @Test
  void whateverAFileSaysComesBackFromTheDatabaseAsItWas() throws Exception {
    var random = new RandomCheckups(1);
    var checkups = IntStream.range(0, 300).mapToObj(i -> random.next()).toList();
    assertThat(backFromTheDatabase(checkups)).isEqualTo(checkups);
  }

  @Test
  void everyItemOfTheTablesComesBackInEveryStatus() throws Exception {
    var checkups =
        Items.load(Path.of("conf/health")).all().stream()
            .map(item -> checkup(Stream.of(Status.values()).flatMap(s -> each(item, s)).toList()))
            .toList();
    assertThat(checkups).hasSizeGreaterThan(100);
    assertThat(backFromTheDatabase(checkups)).isEqualTo(checkups);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5", "5.0", "5.00", "0", "0.0", "-0.10", "1E+3", "1E-9", "123456789012345.678901"})
  void aNumberKeepsItsDecimals(String number) throws Exception {
    var checkup = checkup(List.of(quantity(number)));
    var back = backFromTheDatabase(List.of(checkup)).getFirst();
    assertThat(back.observations().getFirst().value())
        .contains(new Value.Quantity(new BigDecimal(number), "mg/dL"));
  }

  @Test
  void theDayOnWhichAFileWasMadeIsNoPartOfWhatItSays() {
    var checkup = checkup(List.of(quantity("5.1")));
    var sentAgain =
        new Checkup(
            "10", "010", DAY, DAY.plusDays(30), checkup.institution(), checkup.observations());
    assertThat(CheckupJson.encode(sentAgain)).isEqualTo(CheckupJson.encode(checkup));
    assertThat(CheckupJson.encode(checkup(List.of(quantity("5.10")))))
        .isNotEqualTo(CheckupJson.encode(checkup));
  }

  @Test
  void anOrdinaryItemTakesFewLetters() {
    assertThat(Shelf.json(checkup(List.of(quantity("104")))))
        .endsWith(
            "\"o\":[{\"s\":\"01010\",\"c\":\"3F070000002327101\",\"q\":\"104\",\"u\":\"mg/dL\"}]}");
  }

  /** Imports compare digests of it with those of files that came years ago. */
  @Test
  void theFormIsWhatItAlwaysWas() {
    var limit = new Value.Quantity(new BigDecimal("0.10"), "");
    var full =
        new Observation(
            new Place("01020", 2, Place.Role.RESULT),
            new ItemCode("3F070000002327101"),
            "総\"コレ\"\t/\u0001",
            Status.BELOW,
            Optional.of(limit),
            Optional.of(Flag.LOW),
            Optional.of(new Range(Optional.empty(), Optional.of(new BigDecimal("1E+2")), "mg/dL")),
            Optional.of("0000001"),
            Optional.of("見本 一郎"));
    var answer = new Value.Answer("1.2.3", "1", true, Optional.of("±"));
    var answered =
        observation(new ItemCode("1A010000000191111"), Status.MEASURED, Optional.of(answer));
    assertThat(Shelf.json(checkup(List.of(full, answered))))
        .isEqualTo(
            """
            {"r":"10","p":"010","d":"%s","i":["1312345678","青葉健診"],"o":[\
            {"s":"01020","c":"3F070000002327101","g":2,"e":"result","n":"総\\"コレ\\"\\t/\\u0001",\
            "t":"below","q":"0.10","f":"low","v":[null,"1E+2","mg/dL"],"h":"0000001","b":"見本 一郎"},\
            {"s":"01010","c":"1A010000000191111","l":"1.2.3","a":"1","m":"±","y":1}]}\
            """
                .formatted(DAY));
  }

  @Test
  void aTextIsReadOnOnlyWhenItIsAskedWhatItSays() {
    var json = Shelf.json(checkup(List.of(quantity("5.1"))));
    var text = new CheckupText(json, DAY);
    assertThat(text.mayName(List.of(new ItemCode("3F070000002327101")))).isTrue();
    assertThat(text.mayName(List.of(new ItemCode("3F077000002327101")))).isFalse();
    assertThat(text.examined()).isEqualTo(DAY);
    assertThat(text.institution().name()).isEqualTo("青葉健診");
    var cut = new CheckupText(json.replace("5.1", "secret").substring(0, json.length() - 9), DAY);
    assertThat(cut.examined()).isEqualTo(DAY);
    assertThatThrownBy(cut::checkup).hasMessage("what is stored is no checkup").hasNoCause();
  }

  private static Stream<Observation> each(Item item, Status status) {
    var values =
        switch (status) {
          case MEASURED -> List.of(Optional.of(measured(item)));
          case NOT_DONE, NOT_MEASURABLE -> List.of(Optional.<Value>empty());
          case BELOW, ABOVE -> List.of(Optional.<Value>empty(), Optional.of(limit(item)));
        };
    return values.stream().map(value -> observation(item.code(), status, value));
  }

  private static Value measured(Item item) {
    return switch (item.type()) {
      case PQ -> limit(item);
      case CD -> new Value.Answer(item.list().orElse("1.2"), "1", false, Optional.empty());
      case CO -> new Value.Answer(item.list().orElse("1.2"), "2", true, Optional.of("±"));
      case ST -> new Value.Text("所見なし");
    };
  }

  private static Value limit(Item item) {
    return new Value.Quantity(new BigDecimal("12.50"), item.unit());
  }

  private static Observation quantity(String number) {
    return observation(
        new ItemCode("3F070000002327101"),
        Status.MEASURED,
        Optional.of(new Value.Quantity(new BigDecimal(number), "mg/dL")));
  }

  private static Observation observation(ItemCode item, Status status, Optional<Value> value) {
    return new Observation(
        Place.alone("01010"),
        item,
        "",
        status,
        value,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Checkup checkup(List<Observation> observations) {
    return new Checkup(
        "10", "010", DAY, DAY.plusDays(20), new Institution("1312345678", "青葉健診"), observations);
  }

  /** As jsonb keeps it. */
  private static List<Checkup> backFromTheDatabase(List<Checkup> checkups) throws SQLException {
    var it = Database.fresh();
    var url = "jdbc:postgresql://%s:%d/%s".formatted(it.host(), it.port(), it.name());
    var back = new ArrayList<Checkup>();
    try (var connection = DriverManager.getConnection(url, "postgres", "");
        var select = connection.prepareStatement("SELECT ?::jsonb::text")) {
      for (var checkup : checkups) {
        select.setString(1, Shelf.json(checkup));
        try (var row = select.executeQuery()) {
          row.next();
          back.add(CheckupJson.decode(row.getString(1), checkup.written()));
        }
      }
    }
    return back;
  }
}
