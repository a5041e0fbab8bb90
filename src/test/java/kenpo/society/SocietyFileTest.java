package kenpo.society;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kenpo.config.ConfigError;
import kenpo.config.ConfigFile;
import kenpo.support.Keys;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong policy stops the start, and says where it is wrong and what is allowed. */
class SocietyFileTest {

  private static final String DEFAULTS = ConfigFile.bundled("conf/society-defaults.yaml").text();

  /** The least that a society has to say. */
  static final String ENOUGH =
      """
      name: { ja: 青葉, en: Aoba }
      baseUrl: https://aoba.example.jp
      insurerNumbers: ["06990014"]
      desk: { name: { ja: 業務課, en: Services }, phone: 03-0000-0001 }
      mail: { from: no-reply@aoba.example.jp }
      """;

  /** A value that a key must not have, and what the message says is allowed. */
  private record Wrong(Object value, String allowed) {}

  private static final Wrong TEXT = new Wrong("two\nlines", "a text of one line");
  private static final Wrong FLAG = new Wrong("yes", "true or false");
  private static final Wrong DAY = new Wrong("2026-02-30", "a date such as 2026-04-01");
  private static final Wrong COUNT = new Wrong("0", "a whole number from 1 to 1000000");
  private static final Wrong WINDOW = new Wrong("31d", "a time from 1s to 30d");

  private static final String EXTERNAL = "results.healthAge.external.";
  private static final Map<String, Wrong> WRONG = new TreeMap<>(wrong());

  private static Map<String, Wrong> wrong() {
    var wrong =
        new TreeMap<>(
            Map.ofEntries(
                entry("name.ja", TEXT),
                entry("name.en", TEXT),
                entry("style", new Wrong("k", "one of K, P, M")),
                entry("hosts", new Wrong(List.of("Aoba.example"), "a host name in small letters")),
                entry("baseUrl", new Wrong("https://aoba.example/", "without a slash at its end")),
                entry("insurerNumbers", new Wrong(List.of("06990015"), "the right check digit")),
                entry("desk.name.ja", TEXT),
                entry("desk.name.en", TEXT),
                entry("desk.phone", TEXT),
                entry("desk.hours.ja", TEXT),
                entry("desk.hours.en", TEXT),
                entry("mail.from", new Wrong("Aoba <aoba@example.jp>", "an e-mail address")),
                entry("enrolment.dependants", FLAG),
                entry(
                    "enrolment.dependantsFromAge", new Wrong("76", "a whole number from 0 to 75")),
                entry("enrolment.voluntary", FLAG),
                entry("enrolment.numberChanged", new Wrong("keep", "one of carry, reregister")),
                entry("match.symbolAfterLastHyphen", FLAG),
                entry("match.numberLastDigits", new Wrong("-1", "a whole number from 0 to 20")),
                entry("match.stripLeadingZeros", FLAG),
                entry("match.branch", FLAG),
                entry("massLoss.percent", new Wrong("101", "a whole number from 0 to 100")),
                entry("massLoss.atLeast", new Wrong("-1", "a whole number from 0 to 1000000")),
                entry("roster.ignoredColumns", new Wrong(List.of("a,b"), "a title of up to 60")),
                entry("password.minLength", new Wrong("7", "a whole number from 8 to 64")),
                entry("password.kinds", new Wrong("3", "a whole number from 1 to 2")),
                entry("registration.browserLink", new Wrong("25h", "a time from 1m to 1d")),
                entry("registration.appLink", new Wrong("2d", "a time from 1m to 1d")),
                entry("registration.eligibilityTries", new Wrong("0", "a whole number from 1 to")),
                entry("session.idle", new Wrong("4m", "a time from 5m to 1d")),
                entry("session.absolute", new Wrong("8d", "a time from 5m to 7d")),
                entry("session.remembered", new Wrong("91d", "a time from 1d to 90d")),
                entry("retention.closedAccount", new Wrong("6d", "a time from 7d to 3650d")),
                entry("bands", DAY),
                entry("results.supervisor.name.ja", TEXT),
                entry("results.supervisor.name.en", TEXT),
                entry("results.supervisor.post.ja", TEXT),
                entry("results.supervisor.post.en", TEXT),
                entry("results.healthAge.name.ja", TEXT),
                entry("results.healthAge.name.en", TEXT),
                entry("results.healthAge.signedOff.name.ja", TEXT),
                entry("results.healthAge.signedOff.name.en", TEXT),
                entry("results.healthAge.signedOff.post.ja", TEXT),
                entry("results.healthAge.signedOff.post.en", TEXT),
                entry("results.healthAge.signedOff.date", DAY),
                entry(
                    "results.healthAge.signedOff.edition", new Wrong("new", "an edition such as")),
                entry("results.healthAge.percentage", FLAG),
                entry(EXTERNAL + "index", new Wrong("A B", "lower-case letters, digits and -")),
                entry(EXTERNAL + "name.ja", TEXT),
                entry(EXTERNAL + "name.en", TEXT),
                entry(EXTERNAL + "maker.ja", TEXT),
                entry(EXTERNAL + "maker.en", TEXT),
                entry(EXTERNAL + "about.ja", TEXT),
                entry(EXTERNAL + "about.en", TEXT),
                entry(EXTERNAL + "unit", new Wrong("age", "one of years, points")),
                entry(EXTERNAL + "instead", FLAG),
                entry(EXTERNAL + "signedOff.name.ja", TEXT),
                entry(EXTERNAL + "signedOff.name.en", TEXT),
                entry(EXTERNAL + "signedOff.post.ja", TEXT),
                entry(EXTERNAL + "signedOff.post.en", TEXT),
                entry(EXTERNAL + "signedOff.date", DAY),
                entry("results.texts", new Wrong("words", "a list of keys with values")),
                entry("documents.terms.version", TEXT),
                entry("documents.terms.effective", DAY),
                entry("documents.privacy.version", TEXT),
                entry("documents.privacy.effective", DAY),
                entry("maintenance", new Wrong("tonight", "a list of keys with values")),
                entry("notices", new Wrong("news", "a list of keys with values"))));
    for (var column : RosterColumn.values()) {
      wrong.put("roster.columns." + column.title(), new Wrong("a,b", "a title of up to 60"));
    }
    wrong.putAll(wrongRisk());
    wrong.putAll(wrongLetters());
    wrong.putAll(wrongViewing());
    for (var limit : Society.Limit.values()) {
      wrong.put("throttle." + limit + ".count", COUNT);
      wrong.put("throttle." + limit + ".within", WINDOW);
    }
    return wrong;
  }

  private static Map<String, Wrong> wrongRisk() {
    var wrong = new TreeMap<String, Wrong>();
    wrong.put("risk.everyBrowser", FLAG);
    wrong.put("risk.halfLife", new Wrong("25h", "a time from 1m to 1d"));
    for (var key :
        List.of(
            "weights.wrongPassword",
            "weights.wrongAnswer",
            "weights.furtherAccount",
            "weights.success",
            "weights.badSecret",
            "weights.wrongPapers",
            "weights.trap",
            "weights.tooFast",
            "weights.busy",
            "levels.two",
            "levels.three",
            "levels.four",
            "levels.stop",
            "network.free",
            "alarm.society",
            "alarm.all",
            "alarm.sigmas",
            "alarm.times",
            "device.credit")) {
      wrong.put("risk." + key, new Wrong("1001", "a number from 0 to 1000"));
    }
    for (var key :
        List.of("free", "one", "two", "three", "four", "listed", "challenges", "posts")) {
      wrong.put("risk.perMinute." + key, new Wrong("0", "a whole number from 1 to 10000"));
    }
    for (var key :
        List.of("account.challengeFrom", "account.waitFrom", "account.stop", "device.tries")) {
      wrong.put("risk." + key, new Wrong("101", "a whole number from 1 to 100"));
    }
    wrong.put("risk.alarm.failures", new Wrong("0", "a whole number from 1 to 1000000"));
    wrong.put("risk.alarm.accounts", new Wrong("0", "a whole number from 1 to 1000"));
    wrong.put("risk.alarm.quiet", new Wrong("2d", "a time from 1m to 1d"));
    wrong.put("risk.network.share", new Wrong("1,5", "a number from 0 to 1"));
    wrong.put("risk.code.characters", new Wrong("kana", "one of digits, mixed, hiragana"));
    wrong.put("risk.code.first", new Wrong("0", "a whole number from 1 to 5"));
    wrong.put("risk.quickest.few", new Wrong("2m", "a time from 0s to 1m"));
    wrong.put("risk.quickest.many", new Wrong("2m", "a time from 0s to 1m"));
    wrong.put("risk.stop.first", new Wrong("8d", "a time from 1s to 7d"));
    wrong.put("risk.stop.longest", new Wrong("8d", "a time from 1s to 7d"));
    wrong.put("risk.account.firstWait", new Wrong("2d", "a time from 1s to 1d"));
    wrong.put("risk.account.longestWait", new Wrong("2d", "a time from 1s to 1d"));
    wrong.put("risk.account.quiet", new Wrong("31d", "a time from 1m to 30d"));
    wrong.put("risk.account.unknownKept", new Wrong("23h", "a time from 1d to 400d"));
    wrong.putAll(wrongListing());
    return wrong;
  }

  private static Map<String, Wrong> wrongLetters() {
    return Map.of(
        "letters.to", new Wrong("office", "one of home, employer"),
        "letters.dependants", new Wrong("office", "one of home, employer"),
        "letters.first", new Wrong("never", "one of onRegistration, batch"),
        "letters.validMonths", new Wrong("25", "a whole number from 1 to 24"),
        "letters.wait.ja", TEXT,
        "letters.wait.en", TEXT,
        "letters.sender.postalCode", new Wrong("1000001", "a postal code such as 100-0001"),
        "letters.sender.address", TEXT);
  }

  private static Map<String, Wrong> wrongViewing() {
    return Map.of(
        "viewing.style", new Wrong("question", "one of standard, code, codeThenPassword"),
        "viewing.acceptBirthDateRisk", FLAG,
        "viewing.wished", FLAG,
        "viewing.tries", new Wrong("0", "a whole number from 1 to 20"),
        "viewing.lock", new Wrong("8d", "a time from 1m to 7d"),
        "viewing.idle", new Wrong("4m", "a time from 5m to 12h"),
        "viewing.recent", new Wrong("61m", "a time from 1m to 1h"),
        "viewing.questions", new Wrong("any", "a list of keys with values"),
        "documents.cautions.version", TEXT,
        "documents.cautions.effective", DAY);
  }

  private static Map<String, Wrong> wrongListing() {
    var wrong = new TreeMap<String, Wrong>();
    for (var key : List.of("inARow.failures", "share.failures", "spread.accounts", "withinHour")) {
      wrong.put("risk.listing." + key, new Wrong("1001", "a whole number from 0 to 1000"));
    }
    for (var key : List.of("inARow.accounts", "share.tries")) {
      wrong.put("risk.listing." + key, new Wrong("0", "a whole number from 1 to 1000"));
    }
    for (var key : List.of("share.percent", "staff.suspensions")) {
      wrong.put("risk.listing." + key, new Wrong("101", "a whole number from 1 to 100"));
    }
    wrong.put("risk.listing.tell", new Wrong("nobody", "an e-mail address"));
    wrong.put("risk.listing.spread.within", new Wrong("61m", "a time from 1m to 1h"));
    wrong.put("risk.listing.suspension.first", new Wrong("8d", "a time from 1s to 7d"));
    wrong.put("risk.listing.suspension.longest", new Wrong("8d", "a time from 1s to 7d"));
    wrong.put("risk.listing.staff.within", new Wrong("23h", "a time from 1d to 30d"));
    return wrong;
  }

  @TempDir Path folder;

  @Test
  void everyKeyIsTried() {
    assertThat(Keys.of(DEFAULTS)).containsExactlyInAnyOrderElementsOf(WRONG.keySet());
  }

  @Test
  void theLeastIsEnough() {
    write("aoba.yaml", ENOUGH);
    assertThat(Societies.load(folder).byId("aoba")).isPresent();
  }

  @TestFactory
  Stream<DynamicTest> aWrongValueIsToldWithFileKeyAndWhatIsAllowed() {
    return forEachKey(
        (key, wrong) ->
            assertThat(problems(Keys.file(ENOUGH, key, wrong.value)))
                .first()
                .asString()
                .containsPattern("aoba\\.yaml:\\d+: " + key + ": ")
                .contains("; allowed: ", wrong.allowed));
  }

  @TestFactory
  Stream<DynamicTest> aValueOfTheWrongTypeIsTold() {
    return forEachKey(
        (key, wrong) ->
            assertThat(problems(Keys.file(ENOUGH, key, Map.of("one", "two"))))
                .first()
                .asString()
                .containsPattern("aoba\\.yaml:\\d+: " + key + ": this value is not allowed"));
  }

  @TestFactory
  Stream<DynamicTest> aMisspeltKeyIsToldWithThoseThereAre() {
    return forEachKey(
        (key, wrong) ->
            assertThat(problems(Keys.file(ENOUGH, key + "x", wrong.value)))
                .singleElement()
                .asString()
                .containsPattern("aoba\\.yaml:\\d+: " + key + "x: this key is not allowed")
                .contains("; allowed: one of "));
  }

  @TestFactory
  Stream<DynamicTest> everyKeyIsExplainedInTheFileOfDefaults() {
    return forEachKey((key, wrong) -> assertThat(Keys.isExplained(DEFAULTS, key)).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name.ja",
        "name.en",
        "baseUrl",
        "insurerNumbers",
        "desk.name.ja",
        "desk.name.en",
        "desk.phone",
        "mail.from"
      })
  void whatHasNoDefaultHasToBeThere(String key) {
    assertThat(problems(Keys.without(ENOUGH, key)))
        .singleElement()
        .asString()
        .contains(key + ": nothing is not allowed; allowed: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aoba.example",
        "//aoba.example",
        "ftp://aoba.example",
        "http://aoba.example",
        "https://",
        "https://me@aoba.example",
        "https://aoba.example?x",
        "https://aoba.example#x",
        "https://aoba example"
      })
  void aBaseUrlIsSchemeHostAndPath(String url) {
    assertThat(problems(Keys.file(ENOUGH, "baseUrl", url)))
        .singleElement()
        .asString()
        .contains("baseUrl: \"" + url + "\" is not allowed; allowed: an address such as");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maintenance: [{ from: 2026-12-24T22:00:00, until: 2026-12-25T06:00:00+09:00 }] | maintenance.from: "2026-12-24T22:00:00" | with its zone
          maintenance: [{ from: 2026-12-24T22:00:00+09:00, until: soon }] | maintenance.until: "soon" | with its zone
          maintenance: [{ from: 2026-12-24T22:00:00+09:00 }] | maintenance.until: nothing | with its zone
          maintenance: [{ from: 2026-12-24T22:00:00+09:00, until: 2026-12-24T06:00:00+09:00 }] | maintenance.until: | a time after from
          maintenance: [tonight] | maintenance: this value | keys with values
          notices: [{ date: 2026-12-01, ja: あ, en: a, fr: a }] | notices.fr: this key | one of date, ja, en
          notices: [{ date: 1st, ja: あ, en: a }] | notices.date: "1st" | a date such as
          roster: { columns: { 記号: ＡＢ, 番号: AB } } | roster.columns.番号: "AB" | a title that no other column has
          roster: { columns: { 記号: 証記号 }, ignoredColumns: [証記号] } | roster.ignoredColumns: "証記号" | titles of columns that
          notices: [{ date: 2026-12-01, ja: あ }] | notices.en: nothing | a text
          results: { texts: [{ series: ldl }] } | results.texts.meaning: nothing | a text, or one of related
          results: { texts: [{ series: ldl, meaning: { ja: "一\\n二", en: a } }] } | results.texts.meaning.ja: | a text of one line, 200
          results: { texts: [{ series: ldl, meaning: { ja: あ, en: a } }, { series: ldl, meaning: { ja: あ, en: a } }] } | results.texts: "ldl" | each series once
          results: { texts: [{ series: ldl, related: { ja: 病 } }] } | results.texts.related.en: nothing | a text
          """)
  void mistakesInListsAreTold(String line, String told, String allowed) {
    assertThat(problems(ENOUGH + line))
        .singleElement()
        .asString()
        .contains("aoba.yaml:6: " + told, "; allowed: ", allowed);
  }

  /** What nobody has wholly signed is not signed. */
  @Test
  void aSignOffIsWholeOrNone() {
    assertThat(problems(ENOUGH + "results: { healthAge: { signedOff: { edition: '2022' } } }"))
        .singleElement()
        .asString()
        .endsWith(
            "aoba.yaml:6: results.healthAge.signedOff.edition: \"2022\" is not allowed;"
                + " allowed: name, post, date and edition, or none");
  }

  @Test
  void aNumberOfAFirmHasAllItsWordsAndIsSignedByADoctorOfADay() {
    var start = ENOUGH + "results: { healthAge: { external: { index: a-1, name: { ja: 年, en: y }";
    assertThat(problems(start + ", maker: { ja: 会, en: f } } } }"))
        .singleElement()
        .asString()
        .endsWith(
            "external.about: nothing is not allowed; allowed: a text in both languages, as index is"
                + " there");
    var whole = start + ", maker: { ja: 会, en: f }, about: { ja: 文, en: t }";
    write("aoba.yaml", whole + " } } }");
    assertThat(Societies.load(folder).byId("aoba").orElseThrow().results().healthAge().external())
        .hasValueSatisfying(it -> assertThat(it.signedOff()).isEmpty());
    assertThat(problems(whole + ", signedOff: { date: 2026-11-20 } } } }"))
        .singleElement()
        .asString()
        .endsWith("\"2026-11-20\" is not allowed; allowed: name, post and date, or none");
  }

  @Test
  void anExemptionThatNothingEndsIsRefused() {
    var none =
        """
        risk:
          listing:
            inARow: { failures: 0 }
            share: { failures: 0 }
            spread: { accounts: 0 }
            withinHour: 0
        """;
    assertThat(problems(ENOUGH + none))
        .singleElement()
        .asString()
        .contains("risk.listing.withinHour: \"0\" is not allowed; allowed: more, as nothing else");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { name: { ja: 医師, en: Doctor } } | results.supervisor.post: nothing | as name is there
          { name: { ja: 医師 } } | results.supervisor.name.en: nothing | as the other language is there
          { name: { en: Doctor } } | results.supervisor.name.ja: nothing | as the other language is there
          """)
  void aDoctorIsNamedInFullOrNotAtAll(String supervisor, String told, String allowed) {
    assertThat(problems(ENOUGH + "results: { supervisor: " + supervisor + " }"))
        .singleElement()
        .asString()
        .contains(told, "; allowed: ", allowed);
  }

  @Test
  void everyWrongNumberOfAListIsTold() {
    var numbers = List.of("06990015", "1", "06990014", "63990015");
    assertThat(problems(Keys.file(ENOUGH, "insurerNumbers", numbers)))
        .extracting(told -> told.replaceAll(".*insurerNumbers: (.*) is not allowed.*", "$1"))
        .containsExactly("\"06990015\"", "\"1\"", "\"63990015\"");
  }

  @Test
  void aNumberKeepsItsLeadingZeroWithoutQuotes() {
    write("aoba.yaml", ENOUGH.replace("\"06990014\"", "06990014"));
    assertThat(Societies.load(folder).byId("aoba").orElseThrow().insurerNumbers())
        .containsExactly("06990014");
  }

  private static Stream<DynamicTest> forEachKey(Trial trial) {
    return WRONG.entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), () -> trial.run(e.getKey(), e.getValue())));
  }

  private interface Trial {
    void run(String key, Wrong wrong);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> problems(String text) {
    write("aoba.yaml", text);
    return catchThrowableOfType(ConfigError.class, () -> Societies.load(folder)).problems();
  }
}
