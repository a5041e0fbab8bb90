package kenpo.support;

import java.util.stream.IntStream;
import kenpo.health.Checkup;

/**
 * Checkups full of things that our tables don't have: each year others, at most 2,000 as in files.
 */
public final class Strange {

  private Strange() {}

  public static Checkup day(int year, int many) {
    return findings(year, many).checkup();
  }

  public static Findings findings(int year, int many) {
    var findings = Findings.of(year + "-06-01");
    IntStream.range(0, many)
        .forEach(i -> findings.number("9Z9%06d%08d".formatted(year, i), "12.5", "mg/dL"));
    return findings;
  }
}
