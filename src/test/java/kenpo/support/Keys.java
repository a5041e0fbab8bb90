package kenpo.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Configuration files for tests that walk every key, whatever keys there are. */
public final class Keys {

  private Keys() {}

  /** Every key of a file that holds a value rather than other keys, e.g. {@code mail.port}. */
  public static List<String> of(String yaml) {
    var found = new ArrayList<String>();
    collect("", mapping(yaml), found);
    return found;
  }

  /** A file with one key set to a value, a text or a list. */
  public static String file(String path, Object value) {
    return file("{}", path, value);
  }

  /** A file with one key changed. */
  public static String file(String base, String path, Object value) {
    var root = mapping(base);
    put(root, Arrays.asList(path.split("\\.")), value);
    return new Dump(DumpSettings.builder().build()).dumpToString(root);
  }

  /** A file without a key. */
  public static String without(String base, String path) {
    var root = mapping(base);
    var keys = Arrays.asList(path.split("\\."));
    parent(root, keys).remove(keys.getLast());
    return new Dump(DumpSettings.builder().build()).dumpToString(root);
  }

  /** Whether a key's line, or that of the section it stands in, explains it. */
  public static boolean isExplained(String yaml, String path) {
    var keys = path.split("\\.");
    var lines = yaml.lines().toList();
    int at = -1;
    boolean explained = false;
    for (var key : keys) {
      var start = Pattern.compile("(?:\\s*|.*[{,]\\s*)" + key + ":.*").asMatchPredicate();
      at = next(lines, Math.max(at, 0), start);
      explained |= lines.get(at).contains("#");
    }
    return explained;
  }

  private static int next(List<String> lines, int from, java.util.function.Predicate<String> is) {
    for (int i = from; i < lines.size(); i++) {
      if (is.test(lines.get(i))) {
        return i;
      }
    }
    throw new AssertionError("no such key");
  }

  private static void collect(String path, Map<?, ?> mapping, List<String> found) {
    mapping.forEach(
        (key, value) -> {
          var inner = path.isEmpty() ? key.toString() : path + "." + key;
          if (value instanceof Map<?, ?> below) {
            collect(inner, below, found);
          } else {
            found.add(inner);
          }
        });
  }

  private static void put(Map<String, Object> root, List<String> keys, Object value) {
    parent(root, keys).put(keys.getLast(), value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parent(Map<String, Object> root, List<String> keys) {
    var at = root;
    for (var key : keys.subList(0, keys.size() - 1)) {
      at = (Map<String, Object>) at.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
    }
    return at;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> mapping(String yaml) {
    return new LinkedHashMap<>(
        (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }
}
