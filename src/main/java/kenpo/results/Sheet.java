package kenpo.results;

import java.util.List;
import java.util.stream.Stream;
import kenpo.health.Groups.Group;
import kenpo.society.Society.Names;

/** A day's checkup as it is shown. */
public record Sheet(Examined day, List<Section> sections) {

  /** What stands under one heading. */
  public record Section(Group group, List<Line> lines, List<Together> together) {}

  /**
   * The band of several values together.
   *
   * @param key e.g. {@code glucose}
   */
  public record Together(String key, Names name, Band band) {}

  /** Whether any band says to be examined further, whichever counts. */
  boolean isToSee() {
    return sections.stream()
        .flatMap(
            section ->
                Stream.concat(
                    section.lines().stream().flatMap(line -> line.band().stream()),
                    section.together().stream().map(Together::band)))
        .anyMatch(Band::isToSee);
  }
}
