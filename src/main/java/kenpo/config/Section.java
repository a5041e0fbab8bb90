package kenpo.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One mapping of a configuration file, read key by key. Mistakes are collected while reading, with
 * file, key and what is allowed, and thrown together by {@link #finish}; so is each key that nobody
 * asked for. A value that could not be read counts as a stand-in until then.
 */
public final class Section {

  private static final Pattern ONE_LINE = Pattern.compile(".+");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}([.][0-9]{1,6})?");

  private final Entries entries;

  private Section(Entries entries) {
    this.entries = entries;
  }

  /** A file over its defaults; values of {@code overrides} win over both. */
  public static Section of(ConfigFile defaults, Optional<ConfigFile> file, Overrides overrides) {
    var base = Yaml.read(defaults.name(), defaults.text());
    var whole = file.map(f -> base.overlaid(Yaml.read(f.name(), f.text()))).orElse(base);
    return new Section(new Entries("", whole, overrides, new ArrayList<>()));
  }

  public String text(String key) {
    return text(key, ONE_LINE, "a text of one line");
  }

  /** A text that has to match a pattern; {@code allowed} says in words what that means. */
  public String text(String key, Pattern pattern, String allowed) {
    return required(key, allowed, matching(pattern), "");
  }

  /** A text that may be missing; when it is there, it has to match. */
  public Optional<String> optionalText(String key, Pattern pattern, String allowed) {
    return entries.isEmpty(key) ? Optional.empty() : Optional.of(text(key, pattern, allowed));
  }

  /** A text that has to match, and that no message shows, however wrong it is. */
  public Secret secret(String key, Pattern pattern, String allowed) {
    UnaryOperator<String> hidden = value -> Entries.THIS;
    return new Secret(required(key, allowed, matching(pattern), "", hidden));
  }

  /** A secret that may be missing. */
  public Optional<Secret> optionalSecret(String key) {
    return entries.isEmpty(key)
        ? Optional.empty()
        : Optional.of(secret(key, ONE_LINE, "a text of one line"));
  }

  public int integer(String key, int min, int max) {
    var allowed = "a whole number from %d to %d".formatted(min, max);
    return required(
        key,
        allowed,
        text -> parsed(Integer::parseInt, text).filter(n -> n >= min && n <= max),
        min);
  }

  /** A number with at most a few decimals, such as 1.5. */
  public double decimal(String key, double min, double max) {
    var allowed = "a number from %s to %s".formatted(plain(min), plain(max));
    return required(
        key,
        allowed,
        text ->
            DECIMAL.matcher(text).matches()
                ? Optional.of(Double.parseDouble(text)).filter(n -> n >= min && n <= max)
                : Optional.empty(),
        min);
  }

  public boolean flag(String key) {
    return required(
        key,
        "true or false",
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            },
        false);
  }

  /** A length of time, e.g. {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}, {@code 7d}. */
  public Duration duration(String key, Duration min, Duration max) {
    var allowed =
        "a time from %s to %s, such as 500ms, 30s, 10m, 1h, 7d"
            .formatted(Durations.say(min), Durations.say(max));
    return required(
        key,
        allowed,
        text -> Durations.of(text).filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0),
        min);
  }

  public <E extends Enum<E>> E oneOf(String key, Class<E> type) {
    var values = Arrays.asList(type.getEnumConstants());
    var names = values.stream().map(Object::toString).toList();
    return required(
        key,
        "one of " + String.join(", ", names),
        text -> values.stream().filter(value -> value.toString().equals(text)).findFirst(),
        values.getFirst());
  }

  public LocalDate date(String key) {
    return read(key, "a date such as 2026-04-01", LocalDate::parse, LocalDate.EPOCH);
  }

  /** A day that may be missing. */
  public Optional<LocalDate> optionalDate(String key) {
    return entries.isEmpty(key) ? Optional.empty() : Optional.of(date(key));
  }

  public OffsetDateTime time(String key) {
    var allowed = "a time with its zone such as 2026-04-01T22:00:00+09:00";
    return read(key, allowed, OffsetDateTime::parse, OffsetDateTime.MIN);
  }

  /**
   * The address a site is reached at: scheme, host and perhaps a port and a path, no slash at its
   * end.
   */
  public URI address(String key) {
    return required(
        key,
        "an address such as https://portal.example.jp, without a slash at its end (http only for"
            + " localhost)",
        text -> parsed(URI::create, text).filter(SiteAddress::isOne),
        URI.create("http://localhost"));
  }

  /** Reads a text; what it can't read it throws back. */
  public interface Parser<T> {
    T parse(String text) throws IOException, GeneralSecurityException;
  }

  /** A value that {@code parser} can read. */
  public <T> T read(String key, String allowed, Parser<T> parser, T standIn) {
    return required(key, allowed, text -> parsed(parser, text), standIn);
  }

  /** A value that may be missing; when it is there, {@code parser} has to be able to read it. */
  public <T> Optional<T> readOptional(String key, String allowed, Parser<T> parser, T standIn) {
    return entries.isEmpty(key)
        ? Optional.empty()
        : Optional.of(read(key, allowed, parser, standIn));
  }

  /** A list of texts, each of which has to fit. */
  public List<String> texts(String key, Predicate<String> fits, String allowed) {
    return entries.items(key, "a list, each " + allowed).stream()
        .map(item -> item(key, item, fits, allowed))
        .toList();
  }

  /** A list of mappings, each read by {@code reader}. */
  public <T> List<T> sections(String key, Function<Section, T> reader) {
    return entries.items(key, "a list of keys with values").stream()
        .map(item -> reader.apply(new Section(entries.ofItem(key, item))))
        .toList();
  }

  /** Whether there is anything under a key that may be left out. */
  public boolean has(String key) {
    return !entries.isEmpty(key);
  }

  public Section section(String key) {
    return new Section(entries.inner(key));
  }

  /**
   * A mistake that only shows when several keys are looked at together; nothing when the key is
   * known to be wrong already.
   */
  public void refuse(String key, String value, String allowed) {
    entries.refuse(key, value, allowed);
  }

  /** To be called on the outermost section when all is read: throws when anything was wrong. */
  public void finish() {
    entries.finish();
  }

  private <T> T required(
      String key, String allowed, Function<String, Optional<T>> read, T standIn) {
    return required(key, allowed, read, standIn, Entries::quote);
  }

  /** {@code say} is how a wrong value is told. */
  private <T> T required(
      String key,
      String allowed,
      Function<String, Optional<T>> read,
      T standIn,
      UnaryOperator<String> say) {
    return switch (entries.value(key)) {
      case null -> entries.missing(key, allowed, standIn);
      case Yaml.Scalar s when s.value().isEmpty() ->
          entries.wrong(s.where(), key, Entries.NOTHING, allowed, standIn);
      case Yaml.Scalar s ->
          read.apply(s.value())
              .orElseGet(
                  () -> entries.wrong(s.where(), key, say.apply(s.value()), allowed, standIn));
      case Yaml other -> entries.wrong(other.where(), key, Entries.THIS, allowed, standIn);
    };
  }

  private String item(String key, Yaml item, Predicate<String> fits, String allowed) {
    return switch (item) {
      case Yaml.Scalar s when fits.test(s.value()) -> s.value();
      case Yaml.Scalar s -> entries.wrong(s.where(), key, Entries.quote(s.value()), allowed, "");
      case Yaml other -> entries.wrong(other.where(), key, Entries.THIS, allowed, "");
    };
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static Function<String, Optional<String>> matching(Pattern pattern) {
    return text -> Optional.of(text).filter(t -> pattern.matcher(t).matches());
  }

  private static <T> Optional<T> parsed(Parser<T> parser, String text) {
    try {
      return Optional.of(parser.parse(text));
    } catch (IOException
        | GeneralSecurityException
        | IllegalArgumentException
        | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}
