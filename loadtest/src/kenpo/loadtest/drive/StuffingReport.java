package kenpo.loadtest.drive;

import static java.util.stream.Collectors.joining;

import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/** The table, in Markdown. */
record StuffingReport(StuffingPlan plan, Stuffing.Attacks attacks, Stuffing.Bare bare) {

  private static final double P99 = 99;

  /** Each guess was held back as it should be, and nothing was looked at for nothing. */
  boolean isSound() {
    return attacks.phases().stream().map(Phase::tries).allMatch(Raid::isHeldBack)
        && unsolved().evaluated() == 0;
  }

  String markdown() {
    return """
    %d tries a second from %d addresses, half of them through a proxy; %d login pages and as many /readyz a second; \
    %d logins a second on known devices, as many on new ones; Java %s, %d processors.

    | | %s |
    |---|%s
    """
            .formatted(
                plan.perSecond(),
                plan.addresses(),
                plan.pagesPerSecond(),
                plan.loginsPerSecond(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                attacks.phases().stream().map(Phase::name).collect(joining(" | ")),
                "---|".repeat(attacks.phases().size()))
        + row("seconds", phase -> String.valueOf(phase.time().toSeconds()))
        + row("load average at the end", phase -> number(phase.load()))
        + row("tries, by what they were told", phase -> phase.tries().text())
        + row("passwords that were looked at", phase -> "%.0f".formatted(phase.evaluated()))
        + row("server CPU a try beyond quiet, ms", of(Phase::cpuPerTry))
        + row("PostgreSQL CPU a try beyond quiet, ms", of(Phase::databaseCpuPerTry))
        + row("login page, p50 and p99, ms", phase -> times(phase.seen().page()))
        + row("p99 / quiet", phase -> ratio(phase.seen().page(), quiet().seen().page()))
        + row("/readyz, p50 and p99, ms", phase -> times(phase.seen().health()))
        + row("p99 / quiet (bar: ≤ 2)", p -> ratio(p.seen().health(), quiet().seen().health()))
        + row("logged in on a known device", phase -> share(phase.seen().known()))
        + row("p50 and p99, ms", phase -> times(phase.seen().known()))
        + row("logged in on a new device", phase -> share(phase.seen().elsewhere()))
        + row("p50 and p99, ms", phase -> times(phase.seen().elsewhere()))
        + row("the others of these were told", phase -> phase.told().text())
        + row("heap at the end, resident, MB", this::memory)
        + beside();
  }

  private String beside() {
    var refused = attacks.refused();
    var lookedAt = attacks.lookedAt();
    return """

    As fast as they are answered: server CPU %.3f ms a try without a challenge, %.1f ms one whose password is \
    looked at (%.0f times); without Java's compilers %.3f and %.1f ms (%.0f times), with PostgreSQL's share %.3f and \
    %.1f ms (%.0f times; bar: ≥ 100). A challenge: %.2f ms to issue. Bare server: page p99 %.1f ms, and %.1f while it is flooded with \
    %d pages a second (%.2f times); that is %s and %s of the portal's login page.
    """
        .formatted(
            refused.cpuPerWalk(),
            lookedAt.cpuPerWalk(),
            lookedAt.cpuPerWalk() / refused.cpuPerWalk(),
            refused.steadyCpuPerWalk(),
            lookedAt.steadyCpuPerWalk(),
            lookedAt.steadyCpuPerWalk() / refused.steadyCpuPerWalk(),
            refused.steadyCpuPerWalkInAll(),
            lookedAt.steadyCpuPerWalkInAll(),
            lookedAt.steadyCpuPerWalkInAll() / refused.steadyCpuPerWalkInAll(),
            attacks.issued().cpuPerWalk(),
            bare.quiet().millis(P99),
            bare.flooded().millis(P99),
            plan.perSecond(),
            bare.flooded().millis(P99) / bare.quiet().millis(P99),
            ratio(unsolved().seen().page(), bare.flooded()) + " times without",
            ratio(attacks.phases().getLast().seen().page(), bare.flooded())
                + " times with solved challenges");
  }

  private Phase quiet() {
    return attacks.phases().getFirst();
  }

  private Phase unsolved() {
    return attacks.phases().get(1);
  }

  private Function<Phase, String> of(ToDoubleBiFunction<Phase, Phase> cost) {
    return phase ->
        phase.tries().all() == 0 ? "-" : "%.3f".formatted(cost.applyAsDouble(phase, quiet()));
  }

  private String row(String what, Function<Phase, String> cell) {
    return Stream.concat(Stream.of(what), attacks.phases().stream().map(cell))
        .collect(joining(" | ", "| ", " |\n"));
  }

  private String memory(Phase phase) {
    return "%.0f, %.0f".formatted(phase.heapMb(), phase.residentMb());
  }

  private static String times(Tally tally) {
    return "%.1f, %.1f".formatted(tally.millis(50), tally.millis(P99));
  }

  private static String ratio(Tally one, Tally other) {
    return "%.2f".formatted(one.millis(P99) / other.millis(P99));
  }

  private static String share(Tally tally) {
    return "%d of %d".formatted(tally.completed(), tally.completed() + tally.failures());
  }

  private static String number(double value) {
    return "%.1f".formatted(value);
  }
}
