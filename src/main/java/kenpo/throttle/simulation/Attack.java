package kenpo.throttle.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What is played: attacks, and two mornings without any. */
public enum Attack {
  ONE_ACCOUNT("one account, many addresses", Plan.SOME),
  SPRAY("spray", List.of(Plan.FAST)),
  ONE_ADDRESS("one address, many accounts", Plan.MANY),
  LOCKOUT("lock-out", List.of(Plan.SPREAD)),
  OFFICE("office on Monday", List.of(Plan.FAST)),
  FIRST_DAY("office, first day", List.of(Plan.FAST));

  private static final String OWNER = "owner";
  private static final int MEMBERS = 500;
  private static final int NEIGHBOURS = 100;
  private static final int COLLEAGUES = 600;
  private static final int NEW_DEVICES = 6;

  /** Assumed: so many log in where they did before. */
  private static final double KNOWN = 0.8;

  private final String label;
  private final List<Plan> plans;

  Attack(String label, List<Plan> plans) {
    this.label = label;
    this.plans = plans;
  }

  String label() {
    return label;
  }

  /** Of which the attacker takes the best. */
  List<Plan> plans() {
    return plans;
  }

  Scene scene(Scale scale, RandomGenerator random) {
    return switch (this) {
      case ONE_ACCOUNT -> oneAccount(scale, random);
      case SPRAY -> new Scene(raid(scale, 15_000, 5_000, 5_000), List.of(members(scale, random)));
      case ONE_ADDRESS -> oneAddress(scale, random);
      case LOCKOUT -> lockOut(scale, random);
      case OFFICE -> office(scale, KNOWN, random);
      case FIRST_DAY -> office(scale, 0, random);
    };
  }

  private static Scene oneAccount(Scale scale, RandomGenerator random) {
    return new Scene(onOwner(scale), List.of(owner(scale, random), members(scale, random)));
  }

  private static Scene oneAddress(Scale scale, RandomGenerator random) {
    var raid = raid(scale, 15_000, 1, 5_000);
    var behind =
        Crowd.behind(
            raid.addresses().getFirst(),
            "members behind it",
            NEIGHBOURS,
            KNOWN,
            scale.length(),
            random);
    return new Scene(raid, List.of(behind, members(scale, random)));
  }

  /** Early means: at 8 failures, when the attacker begins with one each 8 s. */
  private static Scene lockOut(Scale scale, RandomGenerator random) {
    var raid = onOwner(scale);
    var early = scale.length().multipliedBy(8).dividedBy(raid.guesses());
    return new Scene(
        raid,
        List.of(
            Crowd.owner("owner, new device, below 10", OWNER, false, List.of(early)),
            owner(scale, random),
            Crowd.owner("owner, new device", OWNER, false, spread(scale, NEW_DEVICES, random))));
  }

  private static Scene office(Scale scale, double known, RandomGenerator random) {
    return new Scene(Raid.NONE, List.of(Crowd.office(scale.accounts(COLLEAGUES), known, random)));
  }

  private static Raid onOwner(Scale scale) {
    return new Raid(
        Addresses.attackers(scale.addresses(1_000)), List.of(OWNER), scale.guesses(10_000));
  }

  private static Raid raid(Scale scale, int guesses, int addresses, int accounts) {
    return new Raid(
        Addresses.attackers(scale.addresses(addresses)),
        Addresses.accounts(scale.accounts(accounts)),
        scale.guesses(guesses));
  }

  private static Crowd owner(Scale scale, RandomGenerator random) {
    return Crowd.owner(
        "owner, known device", OWNER, true, spread(scale, scale.ownerLogins(), random));
  }

  /** So many moments, each anywhere in its part of the time. */
  private static List<Duration> spread(Scale scale, int count, RandomGenerator random) {
    var part = scale.length().dividedBy(Math.max(1, count));
    return IntStream.range(0, count)
        .mapToObj(i -> part.multipliedBy(i).plusMillis(random.nextLong(part.toMillis())))
        .toList();
  }

  private static Crowd members(Scale scale, RandomGenerator random) {
    return Crowd.atHome(MEMBERS, KNOWN, scale.length(), random);
  }
}
