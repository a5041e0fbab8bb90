package kenpo.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Items;
import kenpo.society.Societies;
import kenpo.support.Keys;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong configuration stops the start, and says where it is wrong and what is allowed. */
class PortalConfigTest {

  private static final String DEFAULTS = ConfigFile.bundled("conf/portal.yaml").text();
  private static final String SECRET = "a secret of tests, of forty characters..";
  private static final Map<String, String> ENOUGH = Map.of("PORTAL_SECRET", SECRET);

  /** A value that a key must not have, and what the message says is allowed. */
  private record Wrong(String value, String allowed) {}

  private static final Wrong PORT = new Wrong("65536", "a whole number from");
  private static final Wrong HOST = new Wrong("two words", "a host name or IP address");
  private static final Wrong ROLE = new Wrong("Kenpo App", "1 to 63 of a-z, 0-9 and _");
  private static final Wrong ADDRESS = new Wrong("here", "an IP address of this machine");
  private static final Wrong SOLUTIONS = new Wrong("33", "a whole number from 1 to 32");
  private static final Wrong DIGITS = new Wrong("0", "a whole number from 1 to 5");
  private static final Wrong COST = new Wrong("0", "a whole number from 1 to 100000");
  private static final Wrong PASSWORD = new Wrong("two\nlines", "a text of one line");

  private static final Map<String, Wrong> WRONG =
      Map.ofEntries(
          entry("societies", new Wrong("no/such/folder", "a folder with a file for each society")),
          entry("health", new Wrong("no/such/folder", "a readable UTF-8 file")),
          entry("secret", new Wrong("too short", "32 to 200 random characters")),
          entry("keys.age", new Wrong("0", "a time from 1d to 365d")),
          entry("member.address", ADDRESS),
          entry("member.port", PORT),
          entry("member.proxies", new Wrong("10.0.0.1/8", "a network such as 10.0.0.0/24")),
          entry(
              "member.forwarded",
              new Wrong("x-real-ip", "one of x-forwarded-for, forwarded, proxy-protocol")),
          entry("member.eventLoops", new Wrong("-1", "a whole number from 0 to 256")),
          entry("management.address", ADDRESS),
          entry("management.port", PORT),
          entry("database.host", HOST),
          entry("database.port", PORT),
          entry("database.name", new Wrong("a?b", "1 to 63 of A-Z, a-z, 0-9 and _ . -")),
          entry("database.user", ROLE),
          entry("database.password", PASSWORD),
          entry("database.owner.user", ROLE),
          entry("database.owner.password", PASSWORD),
          entry("database.tls", new Wrong("yes", "one of disable, require, verify")),
          entry("database.poolSize", new Wrong("0", "a whole number from 1 to 1000")),
          entry("database.readers", new Wrong("0", "a whole number from 1 to 1000")),
          entry("database.waitQueue", new Wrong("many", "a whole number from 0 to 100000")),
          entry("database.timeout", new Wrong("1500", "a time from 100ms to 1m, such as")),
          entry("database.pgbouncer", new Wrong("yes", "true or false")),
          entry("database.direct.host", HOST),
          entry("database.direct.port", PORT),
          entry("mail.host", HOST),
          entry("mail.port", PORT),
          entry("mail.startTls", new Wrong("true", "one of required, optional, disabled")),
          entry("mail.user", new Wrong("two words", "a user name without spaces")),
          entry("mail.password", PASSWORD),
          entry("mail.poolSize", new Wrong("101", "a whole number from 1 to 100")),
          entry("mail.timeout", new Wrong("0s", "a time from 100ms to 10m, such as")),
          entry("mail.hostname", HOST),
          entry("mail.dkim.domain", new Wrong("@", "a domain such as portal.example.jp")),
          entry("mail.dkim.selector", new Wrong("two words", "1 to 63 of A-Z, a-z, 0-9")),
          entry(
              "mail.dkim.privateKeyFile", new Wrong("no/such/file", "a readable file with an RSA")),
          entry("hashing.threads", new Wrong("257", "a whole number from 0 to 256")),
          entry("hashing.waiting", new Wrong("3", "a whole number from 4 to 100000")),
          entry("challenge.waiting", new Wrong("0", "a whole number from 1 to 10000")),
          entry("challenge.drawing", new Wrong("0", "a whole number from 1 to 10000")),
          entry("challenge.level1.solutions", SOLUTIONS),
          entry("challenge.level1.digits", DIGITS),
          entry("challenge.level1.cost", COST),
          entry("challenge.level2.solutions", SOLUTIONS),
          entry("challenge.level2.digits", DIGITS),
          entry("challenge.level2.cost", COST),
          entry("challenge.level3.solutions", SOLUTIONS),
          entry("challenge.level3.digits", DIGITS),
          entry("challenge.level3.cost", COST),
          entry("challenge.level4.solutions", SOLUTIONS),
          entry("challenge.level4.digits", DIGITS),
          entry("challenge.level4.cost", COST),
          entry("shutdown.delay", new Wrong("10", "a time from 0s to 5m, such as")),
          entry("audit.heads", new Wrong("1s", "a time from 1m to 1d, such as")));

  @TempDir Path folder;

  @Test
  void everyKeyIsTried() {
    assertThat(Keys.of(DEFAULTS)).containsExactlyInAnyOrderElementsOf(WRONG.keySet());
  }

  @TestFactory
  Stream<DynamicTest> aWrongValueIsToldWithFileKeyAndWhatIsAllowed() {
    return forEachKey(
        (key, wrong) -> {
          var problem = problems(Keys.file(key, wrong.value), besides(key)).getFirst();
          assertThat(problem).contains(named(key), "; allowed: ", wrong.allowed);
          assertThat(problem).contains(isFolder(key) ? "no/such/folder" : "portal.yaml:");
        });
  }

  @TestFactory
  Stream<DynamicTest> aListInPlaceOfAValueIsTold() {
    return forEachKey(
        (key, wrong) ->
            assertThat(problems(Keys.file(key, List.of(List.of("one"))), besides(key)).getFirst())
                .contains("portal.yaml:", key + ": this value is not allowed; allowed: "));
  }

  @TestFactory
  Stream<DynamicTest> aWrongVariableIsToldByItsName() {
    return forEachKey(
        (key, wrong) ->
            assertThat(problems("", with(variable(key), wrong.value)).toString())
                .contains(named(key), wrong.allowed)
                .contains(isFolder(key) ? "no/such/folder" : variable(key) + ": "));
  }

  @TestFactory
  Stream<DynamicTest> aMisspeltKeyIsToldWithThoseThereAre() {
    return forEachKey(
        (key, wrong) -> {
          var last = key.substring(key.lastIndexOf('.') + 1);
          assertThat(problems(Keys.file(key + "s", wrong.value), ENOUGH))
              .singleElement()
              .asString()
              .contains("portal.yaml:", key + "s: this key is not allowed; allowed: one of ", last);
        });
  }

  @TestFactory
  Stream<DynamicTest> everyKeyIsExplainedInTheFileOfDefaults() {
    return forEachKey((key, wrong) -> assertThat(Keys.isExplained(DEFAULTS, key)).isTrue());
  }

  @Test
  void withoutASecretThereIsNoStart() {
    assertThat(problems("", Map.of()))
        .singleElement()
        .asString()
        .contains("secret: nothing is not allowed; allowed: 32 to 200 random characters");
  }

  @Test
  void aMailPasswordIsSentToAnotherMachineUnderTlsOnly() {
    var mail = "mail: { host: %s, startTls: optional, user: portal, password: x }";
    assertThat(problems(mail.formatted("smtp.example.jp"), ENOUGH))
        .singleElement()
        .asString()
        .contains("startTls: \"optional\" is not allowed; allowed: required");
    assertThat(load(mail.formatted("127.0.0.1"), ENOUGH).mail().login()).isPresent();
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(problems("member: { port: x }\nmail: { port: y }\nhats: 3", Map.of())).hasSize(4);
  }

  @Test
  void aKeyGivenTwiceIsTold() {
    assertThat(problems("mail:\n  port: 25\n  port: 26", ENOUGH))
        .singleElement()
        .asString()
        .contains("portal.yaml:3: port: given twice; allowed: once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret: \"hunter2",
        "secret: *hunter2",
        "secret: hunter2: hunter2",
        "secret: %hunter2",
        "- hunter2",
        "hunter2",
        "secret: &a [hunter2, *a]"
      })
  void whatIsNotYamlIsToldWithoutShowingIt(String text) {
    assertThat(problems(text, Map.of()).toString())
        .contains("portal.yaml:1: ", "; allowed: ")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail: 25", "mail: [25]"})
  void aValueInPlaceOfKeysIsTold(String text) {
    assertThat(problems(text, ENOUGH))
        .singleElement()
        .asString()
        .contains("portal.yaml:1: mail: this value is not allowed; allowed: keys with values");
  }

  @Test
  void whatIsLeftEmptyIsMissingAndAnEmptySectionChangesNothing() {
    assertThat(problems("member: { port: }", ENOUGH))
        .singleElement()
        .asString()
        .contains("portal.yaml:1: member.port: nothing is not allowed");
    assertThat(problems("member: { port: null }", ENOUGH)).hasSize(1);
    assertThat(load("mail:\nmember:\n  port: 81", ENOUGH).mail().port()).isEqualTo(587);
  }

  @Test
  void dkimNeedsAllThreeOfItsKeys() {
    assertThat(problems("mail: { dkim: { selector: one } }", ENOUGH))
        .hasSize(2)
        .allMatch(told -> told.contains("domain, selector and privateKeyFile together, or none"));
  }

  @Test
  void behindPgbouncerTheWayAroundItIsNeeded() {
    assertThat(problems("database: { pgbouncer: true }", ENOUGH))
        .singleElement()
        .asString()
        .contains("database.direct.host: nothing is not allowed", "of PostgreSQL itself");
    var config = load("database: { pgbouncer: true, direct: { host: db1, port: 81 } }", ENOUGH);
    assertThat(config.database().direct()).isEqualTo(new PortalConfig.Server("db1", 81));
    assertThat(load("database: { host: db2, port: 82 }", ENOUGH).database().direct())
        .isEqualTo(new PortalConfig.Server("db2", 82));
  }

  @Test
  void proxiesAreNetworksAndAddressesAndNotEverybody() {
    var file = load("member: { proxies: [10.0.0.0/24, '2001:db8::7'] }", ENOUGH).proxies();
    assertThat(file.networks()).hasToString("[10.0.0.0/24, 2001:db8::7/128]");
    var variable = with("PORTAL_MEMBER_PROXIES", "10.0.0.0/24, 2001:db8::7 ,");
    assertThat(load("member: { proxies: [127.0.0.1] }", variable).proxies()).isEqualTo(file);
    assertThat(load("", ENOUGH).proxies().networks()).isEmpty();
    assertThat(problems("member: { proxies: [10.0.0.0/24, 0.0.0.0/0, '::/0', proxy1] }", ENOUGH))
        .hasSize(3)
        .allMatch(told -> told.contains("portal.yaml:1: member.proxies: \""));
  }

  @Test
  void theProxyProtocolNeedsProxies() {
    assertThat(problems("member: { forwarded: proxy-protocol }", ENOUGH))
        .singleElement()
        .asString()
        .contains("member.proxies: nothing is not allowed; allowed: a network or more");
    assertThat(
            load("member: { forwarded: proxy-protocol, proxies: ['::1'] }", ENOUGH)
                .proxies()
                .speakFirst())
        .isTrue();
  }

  private static Stream<DynamicTest> forEachKey(Trial trial) {
    return WRONG.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> dynamicTest(e.getKey(), () -> trial.run(e.getKey(), e.getValue())));
  }

  /** Whether only reading what is in it shows that it is wrong. */
  private static boolean isFolder(String key) {
    return key.equals("societies") || key.equals("health");
  }

  /** What is told of files in the folder of health data begins with the file. */
  private static String named(String key) {
    return key.equals("health") ? "" : key + ": ";
  }

  private interface Trial {
    void run(String key, Wrong wrong);
  }

  /** The secret comes from the environment, unless it is what is tried. */
  private static Map<String, String> besides(String key) {
    return key.equals("secret") ? Map.of() : ENOUGH;
  }

  private static Map<String, String> with(String variable, String value) {
    var environment = new HashMap<>(ENOUGH);
    environment.put(variable, value);
    return environment;
  }

  private static String variable(String key) {
    return "PORTAL_" + key.replace('.', '_').replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  private PortalConfig load(String text, Map<String, String> environment) {
    try {
      var file = Files.writeString(folder.resolve("portal.yaml"), text);
      return PortalConfig.load(Optional.of(file), Overrides.of(environment));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readAll(PortalConfig config) {
    Societies.load(config.societies());
    Items.load(config.health());
  }

  /** All that is wrong with a configuration and the societies it names. */
  private List<String> problems(String text, Map<String, String> environment) {
    return catchThrowableOfType(ConfigError.class, () -> readAll(load(text, environment)))
        .problems();
  }
}
