package kenpo.health.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An element of a document, by its name without prefix. Attributes without a prefix are found by
 * their name, the type of a value as {@code xsi:type}; others are left out.
 */
final class Element implements Node {

  private final String name;
  private final long line;
  private final List<String> attributes;
  private final List<Node> content = new ArrayList<>(2);

  /**
   * @param attributes name, value, name, value …
   */
  Element(String name, long line, List<String> attributes) {
    this.name = name;
    this.line = line;
    this.attributes = attributes;
  }

  void add(Node node) {
    content.add(node);
  }

  String name() {
    return name;
  }

  long line() {
    return line;
  }

  /** Without the blanks around it, which mean nothing in any attribute that is read. */
  Optional<String> attribute(String wanted) {
    for (int i = 0; i < attributes.size(); i += 2) {
      if (attributes.get(i).equals(wanted)) {
        return Optional.of(attributes.get(i + 1).strip());
      }
    }
    return Optional.empty();
  }

  boolean has(String attribute, String value) {
    return attribute(attribute).filter(value::equals).isPresent();
  }

  List<Element> children() {
    var all = new ArrayList<Element>(content.size());
    for (var node : content) {
      if (node instanceof Element element) {
        all.add(element);
      }
    }
    return all;
  }

  /** How many of that name are within it, however deep. */
  int count(String wanted) {
    int count = 0;
    for (var node : content) {
      if (node instanceof Element child) {
        count += child.count(wanted) + (child.name.equals(wanted) ? 1 : 0);
      }
    }
    return count;
  }

  List<Element> children(String wanted) {
    return all(wanted);
  }

  /** The first one down this way. */
  Optional<Element> child(String... way) {
    return first(way, 0);
  }

  private Optional<Element> first(String[] way, int step) {
    if (step == way.length) {
      return Optional.of(this);
    }
    for (var node : content) {
      if (node instanceof Element child && child.name.equals(way[step])) {
        var found = child.first(way, step + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** All of them down this way, in the order of the document. */
  List<Element> all(String... way) {
    var found = List.of(this);
    for (var step : way) {
      found = children(found, step);
    }
    return found;
  }

  /** Asked for many things that most elements don't have, so nothing is made for those. */
  private static List<Element> children(List<Element> parents, String wanted) {
    List<Element> found = List.of();
    for (int i = 0; i < parents.size(); i++) {
      for (var node : parents.get(i).content) {
        if (node instanceof Element child && child.name.equals(wanted)) {
          found = found.isEmpty() ? new ArrayList<>(2) : found;
          found.add(child);
        }
      }
    }
    return found;
  }

  /** All words within it, its parts parted by a space. */
  String text() {
    var words = new StringBuilder();
    collect(words);
    return words.toString().strip();
  }

  private void collect(StringBuilder words) {
    for (var node : content) {
      switch (node) {
        case Words(var text) -> words.append(text);
        case Element element -> {
          words.append(' ');
          element.collect(words);
          words.append(' ');
        }
      }
    }
  }
}
