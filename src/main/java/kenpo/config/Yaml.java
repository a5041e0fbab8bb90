package kenpo.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML file as it was written: scalars stay text (an insurer number keeps its leading zero) and
 * everything knows its file and line, so that a mistake can be named.
 */
sealed interface Yaml {

  /** File and line, e.g. {@code conf/portal.yaml:12}. */
  String where();

  record Scalar(String value, String where) implements Yaml {}

  record Items(List<Yaml> items, String where) implements Yaml {}

  record Mapping(Map<String, Yaml> entries, String where) implements Yaml {

    /** This mapping with another laid over it: mappings are merged, all else is replaced. */
    Mapping overlaid(Mapping over) {
      var merged = new LinkedHashMap<>(entries);
      over.entries.forEach((key, value) -> merged.merge(key, value, Mapping::overlay));
      return new Mapping(merged, over.where);
    }

    private static Yaml overlay(Yaml below, Yaml above) {
      return switch (below) {
        case Mapping lower when above instanceof Mapping upper -> lower.overlaid(upper);
        // All keys of a section are commented out: nothing differs.
        case Mapping lower when above instanceof Scalar(var value, var where) && value.isEmpty() ->
            lower;
        default -> above;
      };
    }
  }

  /** Reads the one document of a file, which has to be a mapping. */
  static Mapping read(String file, String text) {
    try {
      var settings = LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
      var root = new Compose(settings).composeString(text).map(node -> convert(file, node));
      return switch (root.orElse(new Mapping(Map.of(), file))) {
        case Mapping mapping -> mapping;
        case Yaml other ->
            throw new ConfigError(other.where() + ": not allowed; allowed: keys with values");
      };
    } catch (YamlEngineException e) {
      throw new ConfigError(place(file, e) + ": not YAML from here on; allowed: YAML 1.2");
    }
  }

  /** Where reading ended. The library's own words quote the line, which may hold a secret. */
  private static String place(String file, YamlEngineException e) {
    var mark =
        e instanceof MarkedYamlEngineException marked
            ? marked.getProblemMark()
            : Optional.<Mark>empty();
    return file + mark.map(m -> ":" + (m.getLine() + 1)).orElse("");
  }

  private static Yaml convert(String file, Node node) {
    var where = file + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    return switch (node) {
      case CollectionNode<?> endless when endless.isRecursive() ->
          throw new ConfigError(where + ": holds itself; allowed: text, a list, keys with values");
      case ScalarNode nothing when nothing.getTag().equals(Tag.NULL) -> new Scalar("", where);
      case ScalarNode scalar -> new Scalar(scalar.getValue(), where);
      case SequenceNode sequence ->
          new Items(sequence.getValue().stream().map(item -> convert(file, item)).toList(), where);
      case MappingNode mapping -> new Mapping(entries(file, mapping), where);
      default ->
          throw new ConfigError(where + ": not allowed; allowed: text, a list, keys with values");
    };
  }

  private static Map<String, Yaml> entries(String file, MappingNode mapping) {
    var entries = new LinkedHashMap<String, Yaml>();
    var twice = new ArrayList<String>();
    for (var tuple : mapping.getValue()) {
      var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      var value = convert(file, tuple.getValueNode());
      if (entries.put(key, value) != null) {
        twice.add(value.where() + ": " + key + ": given twice; allowed: once");
      }
    }
    if (!twice.isEmpty()) {
      throw new ConfigError(twice);
    }
    return entries;
  }
}
