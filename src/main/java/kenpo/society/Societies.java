package kenpo.society;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import kenpo.config.ConfigError;
import kenpo.config.ConfigFile;

/** The societies this server serves, by id and by host name. */
public final class Societies {

  private static final Pattern FILE = Pattern.compile("([a-z0-9][a-z0-9-]{0,30})\\.yaml");

  /** The second spelling is taken up to be refused: a society must not be left out in silence. */
  private static final Pattern YAML = Pattern.compile(".*\\.ya?ml");

  private final Map<String, Society> byId;
  private final Map<String, Society> byHost;

  private Societies(Map<String, Society> byId, Map<String, Society> byHost) {
    this.byId = byId;
    this.byHost = byHost;
  }

  /**
   * Reads all files of the folder; blocking, at start. All mistakes of all files are told at once.
   */
  public static Societies load(Path folder) {
    var problems = new ArrayList<String>();
    var found = new ArrayList<Society>();
    for (var file : files(folder)) {
      try {
        found.add(SocietyFile.read(id(file), ConfigFile.at(file)));
      } catch (ConfigError e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigError(problems);
    }
    return of(found);
  }

  public static Societies of(List<Society> societies) {
    var byId = new TreeMap<String, Society>();
    societies.forEach(society -> byId.put(society.id(), society));
    var byHost = new HashMap<String, Society>();
    var problems = new ArrayList<String>();
    problems.addAll(shared(societies, Society::hosts, "hosts", byHost));
    problems.addAll(shared(societies, Society::insurerNumbers, "insurerNumbers", new HashMap<>()));
    if (!problems.isEmpty()) {
      throw new ConfigError(problems);
    }
    return new Societies(byId, byHost);
  }

  public Optional<Society> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<Society> byHost(String host) {
    return Optional.ofNullable(byHost.get(host));
  }

  /** All, ordered by id. */
  public Collection<Society> all() {
    return byId.values();
  }

  public String[] ids() {
    return byId.keySet().toArray(String[]::new);
  }

  /** What more than one society has; fills in who has what. */
  private static List<String> shared(
      List<Society> societies,
      Function<Society, Collection<String>> values,
      String key,
      Map<String, Society> owners) {
    var problems = new ArrayList<String>();
    for (var society : societies) {
      for (var value : values.apply(society)) {
        var other = owners.put(value, society);
        if (other != null) {
          problems.add(
              "%s.yaml: %s: \"%s\" is also in %s.yaml; allowed: each in one society only"
                  .formatted(society.id(), key, value, other.id()));
        }
      }
    }
    return problems;
  }

  private static List<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      var found = files.filter(f -> YAML.matcher(f.toString()).matches()).sorted().toList();
      if (found.isEmpty()) {
        throw new ConfigError(
            "societies: " + folder + " is empty; allowed: a folder with a file for each society");
      }
      return found;
    } catch (IOException e) {
      throw new ConfigError(
          "societies: "
              + folder
              + " cannot be read; allowed: a folder with a file for each society");
    }
  }

  private static String id(Path file) {
    var match = FILE.matcher(file.getFileName().toString());
    if (!match.matches()) {
      throw new ConfigError(
          file
              + ": this file name is not allowed; allowed: 1 to 31 of a-z, 0-9 and hyphens, then"
              + " .yaml");
    }
    return match.group(1);
  }
}
