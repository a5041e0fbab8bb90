package kenpo.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that the server as a whole can be told: {@code conf/portal.yaml}, where each key is
 * explained.
 */
public record PortalConfig(
    Path societies,
    Secret secret,
    Listener member,
    int eventLoops,
    Listener management,
    Database database,
    Mail mail,
    Hashing hashing) {

  /** A port of 0 takes any free one. */
  public record Listener(String address, int port) {}

  public record Database(
      String host,
      int port,
      String name,
      Login application,
      Login owner,
      Tls tls,
      int poolSize,
      int waitQueue,
      Duration timeout) {}

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
      String hostname,
      Optional<Dkim> dkim) {}

  public enum StartTls {
    required,
    optional,
    disabled
  }

  public record Dkim(String domain, String selector, Path privateKeyFile) {}

  public record Hashing(int threads, int waiting) {}

  /** The bundled defaults, the operator's file over them, the environment over both. */
  public static PortalConfig load(Optional<Path> file, Overrides overrides) {
    return read(
        Section.of(ConfigFile.bundled("conf/portal.yaml"), file.map(ConfigFile::at), overrides));
  }

  static PortalConfig read(Section root) {
    var config =
        new PortalConfig(
            Path.of(root.text("societies")),
            new Secret(
                root.text("secret", Pattern.compile(".{32,200}"), "32 to 200 random characters")),
            listener(root.section("member")),
            root.section("member").integer("eventLoops", 0, 256),
            listener(root.section("management")),
            database(root.section("database")),
            mail(root.section("mail")),
            hashing(root.section("hashing")));
    root.finish();
    return config;
  }

  private static Listener listener(Section s) {
    return new Listener(s.text("address"), s.integer("port", 0, 65535));
  }

  private static Database database(Section s) {
    return new Database(
        s.text("host"),
        s.integer("port", 1, 65535),
        s.text("name"),
        login(s),
        login(s.section("owner")),
        s.oneOf("tls", Tls.class),
        s.integer("poolSize", 1, 1000),
        s.integer("waitQueue", 0, 100_000),
        s.duration("timeout", Duration.ofMillis(100), Duration.ofMinutes(1)));
  }

  private static Login login(Section s) {
    return new Login(s.text("user"), password(s));
  }

  private static Secret password(Section s) {
    return new Secret(s.optionalText("password").orElse(""));
  }

  private static Mail mail(Section s) {
    var user = s.optionalText("user");
    var password = password(s);
    return new Mail(
        s.text("host"),
        s.integer("port", 1, 65535),
        s.oneOf("startTls", StartTls.class),
        user.map(name -> new Login(name, password)),
        s.integer("poolSize", 1, 100),
        s.text("hostname"),
        dkim(s.section("dkim")));
  }

  private static Optional<Dkim> dkim(Section s) {
    var domain = s.optionalText("domain");
    var selector = s.optionalText("selector");
    var key = s.optionalText("privateKeyFile");
    if (domain.isPresent() && (selector.isEmpty() || key.isEmpty())) {
      s.refuse("domain", domain.get(), "domain, selector and privateKeyFile together, or none");
    }
    return domain.map(d -> new Dkim(d, selector.orElse(""), Path.of(key.orElse(""))));
  }

  private static Hashing hashing(Section s) {
    return new Hashing(s.integer("threads", 0, 256), s.integer("waiting", 1, 100_000));
  }
}
