package kenpo.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Groups.Group;
import kenpo.society.Society.Names;

/** A day's checkup as it is shown. */
public record Sheet(Examined day, List<Section> sections) {

  /**
   * What stands under one heading.
   *
   * @param lines with those that our tables don't have last
   */
  public record Section(Group group, List<Line> lines, List<Together> together) {

    /**
     * Things that our tables don't have and that stand there at once: files may hold 2,000 a day,
     * and nobody finds anything among them.
     */
    public static final int MOST_UNKNOWN = 100;

    /** What stands there at once. */
    public List<Line> first() {
      return lines.subList(0, end());
    }

    /** What is folded away. */
    public List<Line> rest() {
      return lines.subList(end(), lines.size());
    }

    private int end() {
      int unknown = (int) lines.stream().filter(line -> line.item().isEmpty()).count();
      return lines.size() - Math.max(0, unknown - MOST_UNKNOWN);
    }
  }

  /**
   * The band of several values together.
   *
   * @param key e.g. {@code glucose}
   */
  public record Together(String key, Names name, Band band) {}

  /** Empty where nothing stands under that heading. */
  Optional<Section> section(Group group) {
    return sections.stream().filter(section -> section.group().equals(group)).findFirst();
  }

  /** Whether any band that counts says to be examined further. */
  boolean isToSee() {
    return sections.stream()
        .flatMap(
            section ->
                Stream.concat(
                    section.lines().stream().flatMap(line -> line.band().stream()),
                    section.together().stream().map(Together::band)))
        .filter(Band::isCounting)
        .anyMatch(Band::isToSee);
  }
}
