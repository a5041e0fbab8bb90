package kenpo.config;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * All that the server as a whole can be told: {@code conf/portal.yaml}, where each key is
 * explained.
 */
public record PortalConfig(
    Path societies,
    Path health,
    Secret secret,
    Duration keyAge,
    Listener member,
    Proxies proxies,
    int eventLoops,
    Listener management,
    Database database,
    Mail mail,
    Hashing hashing,
    Challenge challenge,
    Duration shutdownDelay,
    Duration auditHeads) {

  /** A port of 0 takes any free one. */
  public record Listener(String address, int port) {}

  /**
   * {@code direct}: the same database without {@code pgbouncer} in between.
   *
   * @param poolSize connections for changes and transactions, one at a time on each
   * @param readers connections that reads share
   */
  public record Database(
      String host,
      int port,
      String name,
      Login application,
      Login owner,
      Tls tls,
      int poolSize,
      int readers,
      int waitQueue,
      Duration timeout,
      boolean pgbouncer,
      Server direct) {}

  public record Server(String host, int port) {}

  public record Login(String user, Secret password) {}

  public enum Tls {
    disable,
    require,
    verify
  }

  public record Mail(
      String host,
      int port,
      StartTls startTls,
      Optional<Login> login,
      int poolSize,
      Duration timeout,
      String hostname,
      Optional<Dkim> dkim) {}

  public enum StartTls {
    required,
    optional,
    disabled
  }

  /** {@code privateKey}: PKCS#8 in base64, without the lines around it. */
  public record Dkim(String domain, String selector, Secret privateKey) {}

  public record Hashing(int threads, int waiting) {}

  /**
   * @param waiting answers that may wait to be looked at
   * @param drawing pictures and sounds that may wait to be made
   * @param levels the work of each, from 1 on
   */
  public record Challenge(int waiting, int drawing, List<Work> levels) {}

  /**
   * What a browser has to find.
   *
   * @param digits hexadecimal zeros that each solution begins with
   * @param cost PBKDF2 iterations of a try
   */
  public record Work(int solutions, int digits, int cost) {}

  private static final int LEVELS = 4;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
  private static final String HOST_ALLOWED = "a host name or IP address";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}");
  private static final String NAME_ALLOWED = "1 to 63 of A-Z, a-z, 0-9 and _ . -";
  private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final String ROLE_ALLOWED = "1 to 63 of a-z, 0-9 and _";
  private static final Pattern WORD = Pattern.compile("\\S{1,200}");

  /** The bundled defaults, the operator's file over them, the environment over both. */
  public static PortalConfig load(Optional<Path> file, Overrides overrides) {
    return read(
        Section.of(ConfigFile.bundled("conf/portal.yaml"), file.map(ConfigFile::at), overrides));
  }

  private static PortalConfig read(Section root) {
    var config =
        new PortalConfig(
            root.read("societies", "a path", Home::path, Path.of("")),
            root.read("health", "a path", Home::path, Path.of("")),
            root.secret("secret", Pattern.compile(".{32,200}"), "32 to 200 random characters"),
            root.section("keys").duration("age", Duration.ofDays(1), Duration.ofDays(365)),
            listener(root.section("member")),
            Proxies.read(root.section("member")),
            root.section("member").integer("eventLoops", 0, 256),
            listener(root.section("management")),
            database(root.section("database")),
            mail(root.section("mail")),
            hashing(root.section("hashing")),
            challenge(root.section("challenge")),
            root.section("shutdown").duration("delay", Duration.ZERO, Duration.ofMinutes(5)),
            root.section("audit").duration("heads", Duration.ofMinutes(1), Duration.ofDays(1)));
    root.finish();
    return config;
  }

  private static Listener listener(Section s) {
    return new Listener(
        s.read(
            "address",
            "an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all",
            PortalConfig::ownAddress,
            ""),
        s.integer("port", 0, 65535));
  }

  private static String ownAddress(String text) {
    InetAddress.ofLiteral(text); // throws what it can't read
    return text;
  }

  private static Database database(Section s) {
    var usual = new Server(s.text("host", HOST, HOST_ALLOWED), s.integer("port", 1, 65535));
    var pgbouncer = s.flag("pgbouncer");
    return new Database(
        usual.host,
        usual.port,
        s.text("name", NAME, NAME_ALLOWED),
        login(s),
        login(s.section("owner")),
        s.oneOf("tls", Tls.class),
        s.integer("poolSize", 1, 1000),
        s.integer("readers", 1, 1000),
        s.integer("waitQueue", 0, 100_000),
        s.duration("timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
        pgbouncer,
        direct(s.section("direct"), usual, pgbouncer));
  }

  private static Server direct(Section s, Server usual, boolean pgbouncer) {
    var host = s.optionalText("host", HOST, HOST_ALLOWED);
    int port = s.integer("port", 1, 65535);
    if (pgbouncer && host.isEmpty()) {
      s.refuse("host", "", HOST_ALLOWED + " of PostgreSQL itself, as pgbouncer is true");
    }
    return host.map(name -> new Server(name, port)).orElse(usual);
  }

  private static Login login(Section s) {
    return new Login(s.text("user", ROLE, ROLE_ALLOWED), password(s));
  }

  private static Secret password(Section s) {
    return s.optionalSecret("password").orElse(new Secret(""));
  }

  private static Mail mail(Section s) {
    var user = s.optionalText("user", WORD, "a user name without spaces");
    var password = password(s);
    var host = s.text("host", HOST, HOST_ALLOWED);
    var startTls = s.oneOf("startTls", StartTls.class);
    if (user.isPresent() && startTls != StartTls.required && !LOOPBACK.contains(host)) {
      s.refuse("startTls", startTls.name(), "required, as a password is sent to another machine");
    }
    return new Mail(
        host,
        s.integer("port", 1, 65535),
        startTls,
        user.map(name -> new Login(name, password)),
        s.integer("poolSize", 1, 100),
        s.duration("timeout", Duration.ofMillis(100), Duration.ofMinutes(10)),
        s.text("hostname", HOST, HOST_ALLOWED),
        dkim(s.section("dkim")));
  }

  private static Optional<Dkim> dkim(Section s) {
    var domain = s.optionalText("domain", HOST, "a domain such as portal.example.jp");
    var selector = s.optionalText("selector", NAME, NAME_ALLOWED);
    var key =
        s.readOptional(
            "privateKeyFile",
            "a readable file with an RSA key as PKCS#8 PEM",
            DkimKey::of,
            new Secret(""));
    if (domain.isEmpty() && selector.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    together(s, "domain", domain);
    together(s, "selector", selector);
    together(s, "privateKeyFile", key);
    return Optional.of(
        new Dkim(domain.orElse(""), selector.orElse(""), key.orElse(new Secret(""))));
  }

  private static void together(Section s, String key, Optional<?> value) {
    if (value.isEmpty()) {
      s.refuse(key, "", "domain, selector and privateKeyFile together, or none");
    }
  }

  private static Hashing hashing(Section s) {
    return new Hashing(s.integer("threads", 0, 256), s.integer("waiting", 4, 100_000));
  }

  private static Challenge challenge(Section s) {
    return new Challenge(
        s.integer("waiting", 1, 10_000),
        s.integer("drawing", 1, 10_000),
        IntStream.rangeClosed(1, LEVELS).mapToObj(it -> work(s.section("level" + it))).toList());
  }

  private static Work work(Section s) {
    return new Work(
        s.integer("solutions", 1, 32), s.integer("digits", 1, 5), s.integer("cost", 1, 100_000));
  }
}
