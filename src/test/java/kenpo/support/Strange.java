package kenpo.support;

import java.util.stream.IntStream;
import kenpo.health.Checkup;
import kenpo.health.Status;

/**
 * Checkups full of things that our tables don't have: each year others, at most 2,000 as in files.
 */
public final class Strange {

  private Strange() {}

  public static Checkup day(int year, int many) {
    return findings(year, many).checkup();
  }

  /** So many that were not done, and a reason that doesn't say of which. */
  public static Checkup undone(int many) {
    var findings = Findings.of("2026-06-01");
    IntStream.range(0, many).forEach(i -> findings.none("9Z9%014d".formatted(i), Status.NOT_DONE));
    return findings.answer("9N512000000000011", "1.2.392.200119.6.24080", "1").checkup();
  }

  public static Findings findings(int year, int many) {
    var findings = Findings.of(year + "-06-01");
    IntStream.range(0, many)
        .forEach(i -> findings.number("9Z9%06d%08d".formatted(year, i), "12.5", "mg/dL"));
    return findings;
  }
}
