package kenpo.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Collections.nCopies;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What a password hash costs by either implementation, with the product's own parameters: {@code
 * loadtest/hashing}. They take turns, and each comes twice a round (A and B), so that what differs
 * between the two turns of one implementation shows what chance alone makes of a figure.
 */
final class HashingSpeed {

  private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final byte[] PASSWORD = "kikoeru suzumushi 42".getBytes(US_ASCII);
  private static final byte[] SALT = new byte[16];

  private final int threads = Runtime.getRuntime().availableProcessors();
  private final Argon2 plain = new BouncyCastleArgon2();
  private final Argon2 system;

  private HashingSpeed(Argon2 system) {
    this.system = system;
  }

  /** One implementation's turn; CPU is that of the whole process, so with garbage collection. */
  private record Turn(double cpuMillis, double perSecond) {}

  /** Two turns of each, in an order that favours none. */
  private record Round(Turn plainA, Turn systemA, Turn systemB, Turn plainB) {

    double plain(ToDoubleFunction<Turn> figure) {
      return (figure.applyAsDouble(plainA) + figure.applyAsDouble(plainB)) / 2;
    }

    double system(ToDoubleFunction<Turn> figure) {
      return (figure.applyAsDouble(systemA) + figure.applyAsDouble(systemB)) / 2;
    }
  }

  static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
    var system = LibsodiumArgon2.load();
    if (system.isEmpty()) {
      System.err.println("libsodium is not on this machine (Debian: libsodium23)");
      System.exit(2);
    }
    new HashingSpeed(system.get()).run(rounds);
  }

  private void run(int rounds) throws Exception {
    if (!Arrays.equals(hash(plain), hash(system))) {
      throw new IllegalStateException("the two don't give the same bytes");
    }
    System.out.printf(
        "Argon2id, %d KiB, %d passes; %d threads; %d rounds; Java %s%n",
        Passwords.MEMORY_KIB, Passwords.PASSES, threads, rounds, Runtime.version());
    round();
    var all = new ArrayList<Round>();
    for (int i = 0; i < rounds; i++) {
      all.add(round());
    }
    report(all);
  }

  private Round round() throws Exception {
    return new Round(turn(plain), turn(system), turn(system), turn(plain));
  }

  private Turn turn(Argon2 argon2) throws Exception {
    try (var workers = Executors.newFixedThreadPool(threads)) {
      long cpu = cpuNanos();
      long began = System.nanoTime();
      Callable<Integer> work = () -> hashesUntil(argon2, began + TURN_NANOS);
      int hashes = 0;
      for (var done : workers.invokeAll(nCopies(threads, work))) {
        hashes += done.get();
      }
      double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
      double cpuMillis = (cpuNanos() - cpu) / (double) TimeUnit.MILLISECONDS.toNanos(1);
      return new Turn(cpuMillis / hashes, hashes / seconds);
    }
  }

  private static int hashesUntil(Argon2 argon2, long end) {
    int hashes = 0;
    while (System.nanoTime() < end) {
      hash(argon2);
      hashes++;
    }
    return hashes;
  }

  private static byte[] hash(Argon2 argon2) {
    return argon2.hash(PASSWORD, SALT, Passwords.MEMORY_KIB, Passwords.PASSES);
  }

  private static void report(List<Round> rounds) {
    System.out.printf("%-42s%10s%24s%n", "", "median", "all rounds");
    line("Bouncy Castle, CPU ms a hash", rounds, r -> r.plain(Turn::cpuMillis));
    line("libsodium, CPU ms a hash", rounds, r -> r.system(Turn::cpuMillis));
    line("Bouncy Castle, hashes/s", rounds, r -> r.plain(Turn::perSecond));
    line("libsodium, hashes/s", rounds, r -> r.system(Turn::perSecond));
    line(
        "libsodium / Bouncy Castle, CPU",
        rounds,
        r -> r.system(Turn::cpuMillis) / r.plain(Turn::cpuMillis));
    line(
        "libsodium / Bouncy Castle, hashes/s",
        rounds,
        r -> r.system(Turn::perSecond) / r.plain(Turn::perSecond));
    line("Bouncy Castle, CPU, B / A", rounds, r -> r.plainB.cpuMillis / r.plainA.cpuMillis);
    line("libsodium, CPU, B / A", rounds, r -> r.systemB.cpuMillis / r.systemA.cpuMillis);
  }

  private static void line(String what, List<Round> rounds, ToDoubleFunction<Round> figure) {
    var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    System.out.printf(
        "%-42s%10.2f%12.2f to %8.2f%n",
        what, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
