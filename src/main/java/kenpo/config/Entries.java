package kenpo.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands under the keys of one mapping, with the environment over it: remembers which keys
 * were asked for, and what was wrong with them.
 */
final class Entries {

  /** How a value is told that must not, or can't, be quoted. */
  static final String THIS = "this value";

  static final String NOTHING = "nothing";
  private static final int MOST_QUOTED = 40;
  private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

  private final String path;
  private final Yaml.Mapping mapping;
  private final Overrides overrides;
  private final List<String> problems;
  private final Map<String, Optional<Entries>> asked = new LinkedHashMap<>();
  private final List<Entries> inLists = new ArrayList<>();

  Entries(String path, Yaml.Mapping mapping, Overrides overrides, List<String> problems) {
    this.path = path;
    this.mapping = mapping;
    this.overrides = overrides;
    this.problems = problems;
  }

  /** What the environment says, else what the file says; null when neither does. */
  Yaml value(String key) {
    asked.putIfAbsent(key, Optional.empty());
    return overrides.of(pathOf(key)).map(Yaml.class::cast).orElse(mapping.entries().get(key));
  }

  boolean isEmpty(String key) {
    var value = value(key);
    return value == null || value instanceof Yaml.Scalar s && s.value().isEmpty();
  }

  /** The items of a list; in the environment there are commas between them. */
  List<Yaml> items(String key, String allowed) {
    asked.putIfAbsent(key, Optional.empty());
    var override = overrides.of(pathOf(key));
    if (override.isPresent()) {
      return split(override.orElseThrow());
    }
    return switch (mapping.entries().get(key)) {
      case null -> missing(key, allowed, List.of());
      case Yaml.Items list -> list.items();
      case Yaml.Scalar empty when empty.value().isEmpty() -> List.of();
      case Yaml other -> wrong(other.where(), key, THIS, allowed, List.of());
    };
  }

  private static List<Yaml> split(Yaml.Scalar list) {
    return SEPARATOR
        .splitAsStream(list.value().strip())
        .filter(item -> !item.isEmpty())
        .<Yaml>map(item -> new Yaml.Scalar(item, list.where()))
        .toList();
  }

  /** The entries of a mapping under a key; the same ones each time. */
  Entries inner(String key) {
    var found = asked.get(key);
    if (found != null && found.isPresent()) {
      return found.get();
    }
    var inner = below(key, mapping.entries().get(key));
    asked.put(key, Optional.of(inner));
    return inner;
  }

  /** The entries of a mapping in a list. */
  Entries ofItem(String key, Yaml item) {
    var inner = below(key, item);
    inLists.add(inner);
    return inner;
  }

  <T> T missing(String key, String allowed, T standIn) {
    return wrong(mapping.where(), key, NOTHING, allowed, standIn);
  }

  <T> T wrong(String at, String key, String value, String allowed, T standIn) {
    problems.add(
        "%s: %s: %s is not allowed; allowed: %s".formatted(at, pathOf(key), value, allowed));
    return standIn;
  }

  void refuse(String key, String value, String allowed) {
    var entry = value(key);
    var at = entry == null ? mapping.where() : entry.where();
    var place = at + ": " + pathOf(key) + ": ";
    if (problems.stream().noneMatch(told -> told.startsWith(place))) {
      wrong(at, key, value.isEmpty() ? NOTHING : quote(value), allowed, null);
    }
  }

  /** Throws when anything was wrong, here or below. */
  void finish() {
    reportUnasked();
    overrides
        .unused()
        .forEach(name -> problems.add(name + ": unknown; allowed: variables named after a key"));
    if (!problems.isEmpty()) {
      throw new ConfigError(problems.stream().distinct().toList());
    }
  }

  /** A secret put under the wrong key must not end up in a log, so long values are cut. */
  static String quote(String value) {
    return value.length() > MOST_QUOTED ? THIS : "\"" + value + "\"";
  }

  private void reportUnasked() {
    var known = String.join(", ", asked.keySet());
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!asked.containsKey(key)) {
                wrong(value.where(), key, "this key", "one of " + known, null);
              }
            });
    asked.values().forEach(inner -> inner.ifPresent(Entries::reportUnasked));
    inLists.forEach(Entries::reportUnasked);
  }

  private Entries below(String key, Yaml value) {
    return switch (value) {
      case Yaml.Mapping m -> below(key, m, problems);
      case null -> below(key, nothing(mapping.where()), problems);
      case Yaml.Scalar s when s.value().isEmpty() -> below(key, nothing(s.where()), problems);
      case Yaml other -> {
        wrong(other.where(), key, THIS, "keys with values", null);
        // That all keys of it are missing need not be told.
        yield below(key, nothing(other.where()), new ArrayList<>());
      }
    };
  }

  private Entries below(String key, Yaml.Mapping inner, List<String> to) {
    return new Entries(pathOf(key), inner, overrides, to);
  }

  private static Yaml.Mapping nothing(String where) {
    return new Yaml.Mapping(Map.of(), where);
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
