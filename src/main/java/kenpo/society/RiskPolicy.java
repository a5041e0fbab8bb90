package kenpo.society;

import java.time.Duration;

/**
 * What a login has to pass, by what came from where before. The numbers and their meaning stand in
 * {@code conf/society-defaults.yaml}; scores are sums of {@link Weights}, halved every half-life.
 *
 * @param everyBrowser whether known devices pass a challenge too
 */
public record RiskPolicy(
    boolean everyBrowser,
    Duration halfLife,
    Weights weights,
    Levels levels,
    Network network,
    Alarm alarm,
    PerMinute perMinute,
    Growing stop,
    Account account,
    Device device,
    Quickest quickest) {

  public record Weights(
      double wrongPassword,
      double wrongAnswer,
      double furtherAccount,
      double success,
      double badSecret,
      double wrongPapers,
      double trap,
      double tooFast,
      double busy) {}

  /** From which score on; below {@code two} it is level 1. */
  public record Levels(double two, double three, double four, double stop) {}

  /** So much of a network's score beyond {@code free} counts for each address in it. */
  public record Network(double free, double share) {}

  public record Alarm(double society, double all) {}

  /**
   * Tries of an address within a minute, by level; {@code listed}: of one on the allow-list, and
   * its challenges too; {@code challenges}: that any other is given; {@code posts}: that people
   * behind one send.
   */
  public record PerMinute(
      int free, int one, int two, int three, int four, int listed, int challenges, int posts) {}

  /** A wait that doubles each time. */
  public record Growing(Duration first, Duration longest) {

    /** {@code times}: how often it was waited before. */
    public Duration after(int times) {
      var grown = first.multipliedBy(1L << Math.clamp(times, 0, 30));
      return grown.compareTo(longest) < 0 ? grown : longest;
    }
  }

  /** Wrong passwords in a row for one account, from devices that it was never used on. */
  public record Account(
      int challengeFrom,
      int waitFrom,
      Growing pause,
      Duration quiet,
      int stop,
      Duration unknownKept) {}

  public record Device(int tries, double credit) {}

  /** The time that a person needs at least for a form of few fields, or of many; zero: none. */
  public record Quickest(Duration few, Duration many) {}
}
