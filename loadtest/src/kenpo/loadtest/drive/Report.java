package kenpo.loadtest.drive;

import static java.util.stream.Collectors.joining;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import kenpo.loadtest.drive.Server.Kind;
import org.HdrHistogram.Histogram;

/** The tables, in Markdown. */
record Report(Plan plan, Ledger ledger) {

  private static final DoubleBinaryOperator RATIO = (one, other) -> one / other;
  private static final DoubleBinaryOperator DIFFERENCE = (one, other) -> one - other;
  private static final double[] PERCENTILES = {50, 90, 99, 99.9};

  String markdown() {
    return "%d rounds of two fresh portals and two fresh bare servers, %d s a turn, %d users, Java %s, %d processors, load average %.1f at the end. Medians [least to most] over rounds.%n%n"
            .formatted(
                plan.rounds(),
                plan.turn().toSeconds(),
                plan.users(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
        + bars()
        + System.lineSeparator()
        + costs()
        + System.lineSeparator()
        + latencies();
  }

  private String bars() {
    return """
    | portal beside bare | median [all rounds] | A/A: portal B beside A | A/A: bare B beside A | bar | met |
    |---|---|---|---|---|---|
    """
        + bar("login page, CPU / bare page", Measure.PAGE_CPU_MS, RATIO, 1.25, true)
        + bar("home, CPU / bare page with one query", Measure.HOME_CPU_MS, RATIO, 1.4, true)
        + bar("login, CPU − one hash, ms", Measure.LOGIN_CPU_MS, DIFFERENCE, 3, true)
        + bar("logins per second / hashes per second", Measure.LOGIN_RATE, RATIO, 0.9, false)
        + row("page p99 while logins saturate / while hashes do", Measure.MIXED_P99_MS, RATIO)
        + row("page p99 while nothing else is done, ratio", Measure.PACED_P99_MS, RATIO)
        + row("start to first page, CPU ratio", Measure.FIRST_PAGE_CPU_MS, RATIO);
  }

  private String bar(
      String what, Measure measure, DoubleBinaryOperator with, double limit, boolean atMost) {
    double median = ledger.paired(measure, with).median();
    var met = (atMost ? median <= limit : median >= limit) ? "yes" : "**no**";
    return row(what, measure, with)
        .replace("| | |", "| %s %s | %s |".formatted(atMost ? "≤" : "≥", number(limit), met));
  }

  private String row(String what, Measure measure, DoubleBinaryOperator with) {
    return "| %s | %s | %s | %s | | |%n"
        .formatted(
            what,
            ledger.paired(measure, with).text("%.2f"),
            ledger.copies(measure, Kind.PORTAL, with).range("%.2f"),
            ledger.copies(measure, Kind.BARE, with).range("%.2f"));
  }

  private String costs() {
    return """
    | | portal | bare |
    |---|---|---|
    """
        + cost("login page: server CPU, ms", Measure.PAGE_CPU_MS)
        + cost("login page: PostgreSQL CPU, ms", Measure.PAGE_DATABASE_CPU_MS)
        + cost("login page: per second", Measure.PAGE_RATE)
        + cost("home: server CPU, ms", Measure.HOME_CPU_MS)
        + cost("home: PostgreSQL CPU, ms", Measure.HOME_DATABASE_CPU_MS)
        + cost("home: per second", Measure.HOME_RATE)
        + cost("login (form, password, home), or one hash: server CPU, ms", Measure.LOGIN_CPU_MS)
        + cost("login: PostgreSQL CPU, ms", Measure.LOGIN_DATABASE_CPU_MS)
        + cost("login, or hash: per second", Measure.LOGIN_RATE)
        + cost("the same while pages are asked for: per second", Measure.MIXED_LOGIN_RATE)
        + cost("page p99 meanwhile, ms", Measure.MIXED_P99_MS)
        + cost("start to first page, ms", Measure.FIRST_PAGE_MS)
        + cost("start to first page, CPU ms", Measure.FIRST_PAGE_CPU_MS)
        + cost("resident after all this, MB", Measure.RESIDENT_MB)
        + cost("each of " + plan.idle() + " idle connections, KiB", Measure.IDLE_KIB);
  }

  private String cost(String what, Measure measure) {
    return "| %s | %s | %s |%n"
        .formatted(
            what,
            ledger.of(measure, Kind.PORTAL).text("%.3g"),
            ledger.of(measure, Kind.BARE).text("%.3g"));
  }

  private String latencies() {
    return "| ms | p50 | p90 | p99 | p99.9 | count |\n|---|---|---|---|---|---|\n"
        + ledger.latencies().entrySet().stream()
            .map(of -> latency(of.getKey(), of.getValue()))
            .collect(joining());
  }

  private static String latency(String what, Histogram nanos) {
    return "| %s | %s | %d |%n"
        .formatted(
            what,
            DoubleStream.of(PERCENTILES)
                .mapToObj(p -> "%.1f".formatted(millis(nanos.getValueAtPercentile(p))))
                .collect(joining(" | ")),
            nanos.getTotalCount());
  }

  private static double millis(long nanos) {
    return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  private static String number(double value) {
    return "%s".formatted(value).replaceAll("\\.0$", "").toLowerCase(Locale.ROOT);
  }
}
