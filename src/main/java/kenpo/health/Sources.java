package kenpo.health;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.config.ConfigFile;
import kenpo.config.Overrides;
import kenpo.config.Section;
import kenpo.society.Society.Names;

/** All sources that the files of {@code conf/health} name, from its {@code sources.yaml}. */
public final class Sources {

  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,40}");

  private final Map<String, Source> byKey = new LinkedHashMap<>();

  private Sources() {}

  /** Reads the folder; fails with {@link kenpo.config.ConfigError}. */
  public static Sources load(Path folder) {
    var file = ConfigFile.at(folder.resolve("sources.yaml"));
    var root = Section.of(file, Optional.empty(), Overrides.NONE);
    var sources = new Sources();
    root.sections("sources", Sources::source).forEach(it -> sources.add(it, root));
    root.finish();
    return sources;
  }

  private static Source source(Section s) {
    return new Source(
        s.text("key", KEY, "1 to 40 of a-z, 0-9 and hyphens"),
        s.oneOf("kind", Source.Kind.class),
        s.optionalText("edition", Pattern.compile(".{1,40}"), "up to 40 letters").orElse(""),
        new Names(s.section("title").text("ja"), s.section("title").text("en")),
        s.text("where"));
  }

  private void add(Source source, Section root) {
    if (byKey.put(source.key(), source) != null) {
      root.refuse("sources", source.key(), "each key once");
    }
  }

  public Optional<Source> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  public Collection<Source> all() {
    return byKey.values();
  }

  /** What may be written where a source is named. */
  public String allowed() {
    return "one of " + String.join(", ", byKey.keySet()) + " (sources.yaml)";
  }
}
