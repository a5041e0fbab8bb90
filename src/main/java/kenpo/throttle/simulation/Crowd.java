package kenpo.throttle.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Members who are told apart in the table. */
record Crowd(String name, List<Visitor> visitors) {

  /** Assumed: of tries by people who know their password. */
  private static final double MISTYPES = 0.08;

  /** Assumed: people who are sure of a password that isn't theirs any more. */
  private static final double FORGETS = 0.03;

  private static final Duration OPENS = Duration.ofMinutes(8 * 60 + 30);
  private static final Duration RUSH = Duration.ofMinutes(90);

  /** Where the same member logs in again and again, and types with care. */
  static Crowd owner(String name, String account, boolean known, List<Duration> at) {
    return new Crowd(
        name,
        at.stream().map(t -> new Visitor(t, account, Addresses.home(0), known, 0, 0)).toList());
  }

  /** So many, each at home, at any time; {@code known}: which share of them on a known device. */
  static Crowd atHome(int count, double known, Duration length, RandomGenerator random) {
    return of("members", count, known, i -> Addresses.home(i + 1), r -> share(length, r), random);
  }

  /** So many behind one address, at any time. */
  static Crowd behind(
      String address, String name, int count, double known, Duration length, RandomGenerator r) {
    return of(name, count, known, i -> address, random -> share(length, random), r);
  }

  /** They come on Monday morning, most of them around the middle of the rush. */
  static Crowd office(int count, double known, RandomGenerator random) {
    return of("colleagues", count, known, i -> Addresses.OFFICE, Crowd::morning, random);
  }

  private static Crowd of(
      String name,
      int count,
      double known,
      Function<Integer, String> address,
      Function<RandomGenerator, Duration> at,
      RandomGenerator random) {
    return new Crowd(
        name,
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Visitor(
                        at.apply(random),
                        Addresses.account(i),
                        address.apply(i),
                        random.nextDouble() < known,
                        MISTYPES,
                        FORGETS))
            .toList());
  }

  private static Duration share(Duration length, RandomGenerator random) {
    return Duration.ofMillis(random.nextLong(length.toMillis()));
  }

  private static Duration morning(RandomGenerator random) {
    return OPENS.plus(share(RUSH, random).plus(share(RUSH, random)).dividedBy(2));
  }
}
