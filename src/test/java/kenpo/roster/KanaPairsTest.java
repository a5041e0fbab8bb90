package kenpo.roster;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.roster.Matched.Reason;
import kenpo.society.InsurerNumber;
import kenpo.society.MatchPolicy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Names as typed and as a roster keeps them: who is found, and why somebody isn't. */
class KanaPairsTest {

  private static final LocalDate BORN = LocalDate.of(1980, 4, 1);
  private static final InsurerNumber INSURER = new InsurerNumber("06990014");

  @Test
  void thereAreManyOfEachKind() throws IOException {
    assertThat(pairs()).hasSizeGreaterThan(200);
    assertThat(pairs()).filteredOn(pair -> found(pair).equals("almost")).hasSizeGreaterThan(30);
    assertThat(pairs()).filteredOn(pair -> found(pair).equals("different")).hasSizeGreaterThan(15);
  }

  @TestFactory
  Stream<DynamicTest> onlyTheSameNameIsEverFound() throws IOException {
    return pairs().stream()
        .map(
            pair ->
                DynamicTest.dynamicTest(
                    pair.getFields().toString(),
                    () -> assertThat(match(pair)).isEqualTo(expected(pair))));
  }

  private static String expected(NamedCsvRecord pair) {
    return switch (found(pair)) {
      case "same" -> "found";
      case "almost" -> Reason.NAME_ALMOST.name();
      default -> Reason.NAME_DIFFERS.name();
    };
  }

  private static String match(NamedCsvRecord pair) {
    var claim = new Claim(INSURER, "12", "3", Optional.empty(), pair.getField("typed"), BORN);
    var rules = new MatchRules(new MatchPolicy(true, 7, true));
    var found = List.of(candidate(pair.getField("kept")));
    return switch (RosterMatch.decide(rules, claim, found, LocalDate.of(2026, 11, 20))) {
      case Matched.One one -> "found";
      case Matched.None(var reason) -> reason.name();
      case Matched.Ambiguous() -> "ambiguous";
    };
  }

  private static Candidate candidate(String kana) {
    var from = LocalDate.of(2020, 4, 1);
    var kind = MemberKind.INSURED;
    return new Candidate(
        new Member("aoba", 1, kind, kana, Optional.empty(), BORN, from, Optional.empty()),
        new Identity(
            1, "06990014", "12", "3", Optional.empty(), BORN, Optional.of(from), Optional.empty()),
        Optional.empty());
  }

  private static String found(NamedCsvRecord pair) {
    return pair.getField("found");
  }

  private static List<NamedCsvRecord> pairs() throws IOException {
    try (var csv =
        CsvReader.builder().ofNamedCsvRecord(Path.of("src/test/resources/roster/kana-pairs.csv"))) {
      return csv.stream().toList();
    }
  }
}
