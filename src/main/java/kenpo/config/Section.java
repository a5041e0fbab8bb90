package kenpo.config;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One mapping of a configuration file, read key by key. Mistakes are collected while reading, with
 * file, key and what is allowed, and thrown together by {@link #finish}; so is each key that nobody
 * asked for. A value that could not be read counts as a stand-in until then.
 */
public final class Section {

  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m|h|d)");

  private final String path;
  private final String where;
  private final Map<String, Yaml> entries;
  private final Overrides overrides;
  private final List<String> problems;
  private final Map<String, Optional<Section>> asked = new LinkedHashMap<>();
  private final List<Section> items = new ArrayList<>();

  private Section(String path, Yaml.Mapping mapping, Overrides overrides, List<String> problems) {
    this.path = path;
    this.where = mapping.where();
    this.entries = mapping.entries();
    this.overrides = overrides;
    this.problems = problems;
  }

  /** A file over its defaults; values of {@code overrides} win over both. */
  public static Section of(ConfigFile defaults, Optional<ConfigFile> file, Overrides overrides) {
    var base = Yaml.read(defaults.name(), defaults.text());
    var whole = file.map(f -> base.overlaid(Yaml.read(f.name(), f.text()))).orElse(base);
    return new Section("", whole, overrides, new ArrayList<>());
  }

  public String text(String key) {
    return required(key, "a text", Optional::of, "");
  }

  public Optional<String> optionalText(String key) {
    asked.putIfAbsent(key, Optional.empty());
    return scalar(key).map(Yaml.Scalar::value);
  }

  /** A text that has to match a pattern; {@code allowed} says in words what that means. */
  public String text(String key, Pattern pattern, String allowed) {
    return required(
        key, allowed, text -> Optional.of(text).filter(t -> pattern.matcher(t).matches()), "");
  }

  public int integer(String key, int min, int max) {
    var allowed = "a whole number from %d to %d".formatted(min, max);
    return required(
        key,
        allowed,
        text -> parsed(Integer::parseInt, text).filter(n -> n >= min && n <= max),
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
        "a time from %s to %s, such as 500ms, 30s, 10m, 1h, 7d".formatted(say(min), say(max));
    return required(
        key,
        allowed,
        text -> duration(text).filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0),
        min);
  }

  public <E extends Enum<E>> E oneOf(String key, Class<E> type) {
    var values = Arrays.asList(type.getEnumConstants());
    var names = values.stream().map(Section::name).toList();
    return required(
        key,
        "one of " + String.join(", ", names),
        text -> values.stream().filter(value -> name(value).equals(text)).findFirst(),
        values.getFirst());
  }

  public LocalDate date(String key) {
    return required(
        key, "a date such as 2026-04-01", text -> parsed(LocalDate::parse, text), LocalDate.EPOCH);
  }

  public OffsetDateTime time(String key) {
    return required(
        key,
        "a time with its zone such as 2026-04-01T22:00:00+09:00",
        text -> parsed(OffsetDateTime::parse, text),
        OffsetDateTime.MIN);
  }

  /**
   * The address a site is reached at: scheme, host and perhaps a port and a path, no slash at its
   * end.
   */
  public URI address(String key) {
    return required(
        key,
        "an address such as https://portal.example.jp, without a slash at its end",
        text ->
            parsed(URI::create, text)
                .filter(u -> u.getHost() != null && Pattern.matches("https?", u.getScheme()))
                .filter(
                    u -> !text.endsWith("/") && u.getQuery() == null && u.getFragment() == null),
        URI.create("http://localhost"));
  }

  /** A list of texts, each of which has to match. */
  public List<String> texts(String key, Pattern pattern, String allowed) {
    asked.putIfAbsent(key, Optional.empty());
    return switch (entries.get(key)) {
      case null -> missing(key, "a list, each " + allowed, List.of());
      case Yaml.Items list ->
          list.items().stream().map(i -> item(key, i, pattern, allowed)).toList();
      case Yaml.Scalar empty when empty.value().isEmpty() -> List.of();
      case Yaml other ->
          wrong(other.where(), key, "this value", "a list, each " + allowed, List.of());
    };
  }

  /** A list of mappings, each read by {@code reader}. */
  public <T> List<T> sections(String key, Function<Section, T> reader) {
    asked.putIfAbsent(key, Optional.empty());
    return switch (entries.get(key)) {
      case null -> missing(key, "a list of keys with values", List.of());
      case Yaml.Items list ->
          list.items().stream().map(i -> reader.apply(itemSection(key, i))).toList();
      case Yaml.Scalar empty when empty.value().isEmpty() -> List.of();
      case Yaml other ->
          wrong(other.where(), key, "this value", "a list of keys with values", List.of());
    };
  }

  public Section section(String key) {
    var found = asked.get(key);
    if (found != null && found.isPresent()) {
      return found.get();
    }
    var inner = child(pathOf(key), entries.get(key), key);
    asked.put(key, Optional.of(inner));
    return inner;
  }

  /** A mistake that only shows when several keys are looked at together. */
  public void refuse(String key, String value, String allowed) {
    var at = entries.get(key) == null ? where : entries.get(key).where();
    wrong(at, key, quote(value), allowed, null);
  }

  /** To be called on the outermost section when all is read: throws when anything was wrong. */
  public void finish() {
    reportUnasked();
    overrides
        .unused()
        .forEach(name -> problems.add(name + ": unknown; allowed: variables named after a key"));
    if (!problems.isEmpty()) {
      throw new ConfigError(problems.stream().distinct().toList());
    }
  }

  private void reportUnasked() {
    var known = String.join(", ", asked.keySet());
    entries.forEach(
        (key, value) -> {
          if (!asked.containsKey(key)) {
            wrong(value.where(), key, "this key", "one of " + known, null);
          }
        });
    asked.values().forEach(inner -> inner.ifPresent(Section::reportUnasked));
    items.forEach(Section::reportUnasked);
  }

  private <T> T required(
      String key, String allowed, Function<String, Optional<T>> read, T standIn) {
    asked.putIfAbsent(key, Optional.empty());
    var scalar = scalar(key);
    if (scalar.isEmpty()) {
      var at = entries.get(key);
      return at == null || at instanceof Yaml.Scalar
          ? missing(key, allowed, standIn)
          : wrong(at.where(), key, "this value", allowed, standIn);
    }
    var found = scalar.get();
    return read.apply(found.value())
        .orElseGet(() -> wrong(found.where(), key, quote(found.value()), allowed, standIn));
  }

  private Optional<Yaml.Scalar> scalar(String key) {
    return overrides
        .of(pathOf(key))
        .or(() -> entries.get(key) instanceof Yaml.Scalar s ? Optional.of(s) : Optional.empty())
        .filter(s -> !s.value().isEmpty());
  }

  private String item(String key, Yaml item, Pattern pattern, String allowed) {
    return item instanceof Yaml.Scalar s && pattern.matcher(s.value()).matches()
        ? s.value()
        : wrong(
            item.where(),
            key,
            item instanceof Yaml.Scalar s ? quote(s.value()) : "this value",
            allowed,
            "");
  }

  private Section itemSection(String key, Yaml item) {
    var inner = child(pathOf(key), item, key);
    items.add(inner);
    return inner;
  }

  private Section child(String childPath, Yaml value, String key) {
    var mapping =
        switch (value) {
          case Yaml.Mapping m -> m;
          case null -> new Yaml.Mapping(Map.of(), where);
          case Yaml.Scalar s when s.value().isEmpty() -> new Yaml.Mapping(Map.of(), s.where());
          default ->
              wrong(
                  value.where(),
                  key,
                  "this value",
                  "keys with values",
                  new Yaml.Mapping(Map.of(), value.where()));
        };
    return new Section(childPath, mapping, overrides, problems);
  }

  private <T> T missing(String key, String allowed, T standIn) {
    return wrong(where, key, "nothing", allowed, standIn);
  }

  private <T> T wrong(String at, String key, String value, String allowed, T standIn) {
    problems.add(
        "%s: %s: %s is not allowed; allowed: %s".formatted(at, pathOf(key), value, allowed));
    return standIn;
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** A secret put under the wrong key must not end up in a log, so long values are cut. */
  private static String quote(String value) {
    return value.length() > 40 ? "this value" : "\"" + value + "\"";
  }

  private static <T> Optional<T> parsed(Function<String, T> parser, String text) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String name(Enum<?> value) {
    return value.toString();
  }

  private static Optional<Duration> duration(String text) {
    var match = DURATION.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long n = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "ms" -> Duration.ofMillis(n);
          case "s" -> Duration.ofSeconds(n);
          case "m" -> Duration.ofMinutes(n);
          case "h" -> Duration.ofHours(n);
          default -> Duration.ofDays(n);
        });
  }

  private static String say(Duration d) {
    if (d.toMillis() % 1000 != 0) {
      return d.toMillis() + "ms";
    }
    long s = d.toSeconds();
    if (s % 86400 == 0) {
      return s / 86400 + "d";
    }
    return s % 3600 == 0 ? s / 3600 + "h" : s % 60 == 0 ? s / 60 + "m" : s + "s";
  }
}
