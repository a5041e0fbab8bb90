package kenpo.society;

import java.time.Duration;
import java.util.Optional;

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
    Quickest quickest,
    Code code,
    Listing listing) {

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

  /**
   * What is added to each score while a society is sprayed with guesses, and while the operator has
   * the alarm on; and what a spray is: so many failures of so many accounts within ten minutes.
   *
   * @param sigmas above the mean of the same hour of other days, in standard deviations
   * @param times the mean, while too few days are known
   * @param quiet how long it goes on after that
   */
  public record Alarm(
      double society,
      double all,
      int failures,
      int accounts,
      double sigmas,
      double times,
      Duration quiet) {}

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

  /**
   * What a person reads in a picture.
   *
   * @param first the level from which on the picture is what is shown first; none where it is
   *     {@link #NEVER}
   */
  public record Code(Characters characters, int first) {

    /** Above all levels. */
    public static final int NEVER = 5;
  }

  /** Spelled as in the policy file. */
  public enum Characters {
    digits,
    /** Digits at levels 1 and 2, digits and letters above. */
    mixed,
    hiragana
  }

  /**
   * When a network on the allow-list is suspended, and for how long. A part whose first number is 0
   * isn't looked at.
   *
   * @param withinHour so many wrong passwords within an hour, whatever else
   * @param tell where the society is mailed of a suspension
   */
  public record Listing(
      InARow inARow,
      Share share,
      Spread spread,
      int withinHour,
      Growing suspension,
      Staff staff,
      Optional<String> tell) {}

  /** Wrong passwords without a right one in between, for so many accounts at least. */
  public record InARow(int failures, int accounts) {}

  /** Wrong passwords within an hour, of so many tries, so many percent of which they are. */
  public record Share(int failures, int tries, int percent) {}

  /** Accounts with a wrong password within so long. */
  public record Spread(int accounts, Duration within) {}

  /** From so many suspensions within so long on, staff decide. */
  public record Staff(int suspensions, Duration within) {}
}
