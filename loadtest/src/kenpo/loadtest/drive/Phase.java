package kenpo.loadtest.drive;

import java.time.Duration;

/**
 * What was seen while something was done to a portal.
 *
 * @param tries of the attackers
 * @param evaluated how many wrong passwords were looked at
 * @param told what members and visitors were told who didn't get what they wanted
 */
record Phase(
    String name,
    Duration time,
    Counts tries,
    Sights seen,
    Counts told,
    double cpuMs,
    double databaseCpuMs,
    double evaluated,
    double heapMb,
    double residentMb,
    double load) {

  /** How the others fared: login pages, /readyz, members on known devices and on new ones. */
  record Sights(Tally page, Tally health, Tally known, Tally elsewhere) {}

  /** Beyond what it takes while nobody attacks. */
  double cpuPerTry(Phase quiet) {
    return (cpuMs - quiet.cpuMs * share(quiet)) / tries.all();
  }

  double databaseCpuPerTry(Phase quiet) {
    return (databaseCpuMs - quiet.databaseCpuMs * share(quiet)) / tries.all();
  }

  private double share(Phase quiet) {
    return time.toMillis() / (double) quiet.time.toMillis();
  }
}
