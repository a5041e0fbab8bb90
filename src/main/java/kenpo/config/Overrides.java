package kenpo.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Environment variables that win over the files: {@code database.poolSize} is {@code
 * PORTAL_DATABASE_POOL_SIZE}, or, for secrets, {@code PORTAL_DATABASE_POOL_SIZE_FILE} naming a file
 * that holds the value.
 */
public final class Overrides {

  public static final Overrides NONE = new Overrides("", Map.of());

  private final String prefix;
  private final Map<String, String> environment;
  private final Set<String> used = new HashSet<>();

  private Overrides(String prefix, Map<String, String> environment) {
    this.prefix = prefix;
    this.environment = environment;
  }

  public static Overrides ofThisProcess() {
    return of(System.getenv());
  }

  public static Overrides of(Map<String, String> environment) {
    return new Overrides("PORTAL_", environment);
  }

  Optional<Yaml.Scalar> of(String path) {
    if (environment.isEmpty()) {
      return Optional.empty();
    }
    var name =
        prefix
            + path.replace('.', '_')
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    var file = name + "_FILE";
    used.add(name);
    used.add(file);
    if (environment.containsKey(name) && environment.containsKey(file)) {
      throw new ConfigError(file + ": " + name + " is given too; allowed: one of them");
    }
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(file)).map(at -> contents(file, at)))
        .map(value -> new Yaml.Scalar(value, name));
  }

  List<String> unused() {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(prefix) && !used.contains(name))
        .sorted()
        .toList();
  }

  private static String contents(String name, String file) {
    try {
      return ConfigFile.at(Path.of(file)).text().strip();
    } catch (ConfigError e) {
      throw new ConfigError(name + ": " + e.getMessage());
    }
  }
}
