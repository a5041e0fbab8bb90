package kenpo.loadtest.drive;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import kenpo.throttle.Risk;

/**
 * Whether what the login throttle keeps stays bounded however many addresses and identifiers there
 * are: {@code loadtest/distinct}. By the engine's own code, on a clock that is moved on, with the
 * purges of each minute. Ends with 1 when a table has more rows than its bound, or when tables or
 * heap grow once it is reached.
 */
final class Distinct {

  private static final String USAGE =
      """
      loadtest/distinct [options]     what the login throttle keeps of ever new addresses and identifiers
        --tries N       each from another address for another identifier (10000000)
        --second N      so many of them in a second of the engine's clock (1000)\
      """;

  private static final List<Integer> PERCENT = List.of(10, 20, 50, 100);
  private static final int ALL = 100;
  private static final int MINUTE = 60;
  private static final double GROWN = 1.5;

  private final DistinctTries tries;
  private final int count;
  private final int perSecond;
  private final int mostRows;

  private Distinct(DistinctTries tries, int count, int perSecond) {
    this.tries = tries;
    this.count = count;
    this.perSecond = perSecond;
    // Rows are taken away once a minute.
    this.mostRows = Risk.MOST_KEPT + MINUTE * perSecond;
  }

  static void main(String[] args) {
    Program.run("distinct", USAGE, args, Distinct::run);
  }

  private static boolean run(String[] words) {
    var options = Arguments.read(List.of(words), Set.of("--tries", "--second"), USAGE);
    try (var tries = DistinctTries.open()) {
      return new Distinct(
              tries, options.number("--tries", 10_000_000), options.number("--second", 1000))
          .run();
    }
  }

  private boolean run() {
    System.out.println(
        "| tries | rows of scores | of failures | of both, MB | heap, MB | tries/s |");
    System.out.println("|---|---|---|---|---|---|");
    var kept = PERCENT.stream().map(this::upTo).toList();
    boolean bounded = kept.stream().allMatch(k -> k.mostRows() <= mostRows);
    System.out.println(bounded ? "\nwithin the bound" : "\nmore rows than " + mostRows);
    return bounded && isFlat(kept);
  }

  private DistinctTries.Kept upTo(int percent) {
    int end = (int) ((long) count * percent / ALL);
    int done = tries.done();
    long began = System.nanoTime();
    tries.until(end, perSecond);
    double seconds = (System.nanoTime() - began) / 1e9;
    var kept = tries.kept();
    System.out.printf(
        Locale.ROOT,
        "| %,d | %,d | %,d | %d | %d | %.0f |%n",
        end,
        kept.scores(),
        kept.failures(),
        kept.tableMb(),
        kept.heapMb(),
        (end - done) / seconds);
    return kept;
  }

  /** From when on the tables were full. */
  private static boolean isFlat(List<DistinctTries.Kept> all) {
    var full = all.stream().filter(kept -> kept.mostRows() >= Risk.MOST_KEPT).toList();
    if (full.isEmpty()) {
      System.out.println("no table was full: with so few tries nothing is said of their growth");
      return true;
    }
    var first = full.getFirst();
    var last = full.getLast();
    boolean flat =
        last.tableMb() <= first.tableMb() * GROWN && last.heapMb() <= first.heapMb() * GROWN;
    System.out.println(flat ? "flat since a table was full" : "grew after a table was full");
    return flat;
  }
}
