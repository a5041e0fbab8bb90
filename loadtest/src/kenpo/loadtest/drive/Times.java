package kenpo.loadtest.drive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each kind of try took, in ms; all are compared with the first. */
final class Times {

  private static final double APART_MS = 5;
  private static final double APART = 0.1;

  /** Of an answer without a hash a tenth is less than any network's own moods. */
  private static final double UNSEEN_MS = 2;

  private final Map<String, List<Double>> kinds = new LinkedHashMap<>();

  private record Placed(double ms, boolean first) {}

  void add(String kind, double ms) {
    kinds.computeIfAbsent(kind, none -> new ArrayList<>()).add(ms);
  }

  /** Medians within 5 ms and 10 %. */
  boolean alike() {
    double most = Math.min(APART_MS, Math.max(UNSEEN_MS, APART * median(first())));
    return kinds.values().stream().allMatch(k -> Math.abs(median(k) - median(first())) <= most);
  }

  String table(String title) {
    var rows = kinds.entrySet().stream().map(k -> row(k.getKey(), k.getValue()));
    var head =
        Stream.of(
            "| %s | n | median, ms | more, ms | p |".formatted(title), "|---|---|---|---|---|");
    return Stream.concat(head, rows).collect(Collectors.joining("\n", "", "\n"));
  }

  private String row(String kind, List<Double> ms) {
    double more = median(ms) - median(first());
    return "| %s | %d | %.2f | %.2f | %.3f |"
        .formatted(kind, ms.size(), median(ms), more, chance(first(), ms));
  }

  private List<Double> first() {
    return kinds.values().iterator().next();
  }

  private static double median(List<Double> ms) {
    return new Figures(ms.stream().mapToDouble(it -> it).toArray()).median();
  }

  /** Mann-Whitney, two-sided, by the normal distribution: of two alike ones to be so far apart. */
  private static double chance(List<Double> one, List<Double> other) {
    var all =
        Stream.concat(
                one.stream().map(ms -> new Placed(ms, true)),
                other.stream().map(ms -> new Placed(ms, false)))
            .sorted(Comparator.comparingDouble(Placed::ms))
            .toList();
    double ranks = 0;
    for (int i = 0; i < all.size(); i++) {
      ranks += all.get(i).first() ? i + 1 : 0;
    }
    double n = one.size();
    double m = other.size();
    double u = ranks - n * (n + 1) / 2;
    double z = Math.abs(u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
    return 2 * (1 - normal(z));
  }

  /** Abramowitz and Stegun, 26.2.17; off by less than 1e-7. */
  private static double normal(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double[] b = {1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530};
    double sum = 0;
    for (double each : b) {
      sum = sum * t + each;
    }
    return 1 - Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * sum * t;
  }
}
