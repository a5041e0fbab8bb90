package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kenpo.society.RiskPolicy.Growing;

/** What is kept of tries: in PostgreSQL, or in memory for simulations; both do the same. */
interface Buckets {

  /** A score below it is none. */
  double NOTHING = 0.05;

  /** How many accounts that failed from an address are told apart. */
  int MOST_APART = 64;

  /** Within so long accounts that fail from an address are told apart. */
  Duration APART = Duration.ofHours(1);

  /** How often a success takes something off: for each account once in this time. */
  Duration CREDIT_EVERY = Duration.ofHours(1);

  /** How long it is remembered that an address had to wait. */
  Duration STOPS_KEPT = Duration.ofHours(24);

  /**
   * What a try is counted under, as keyed hashes.
   *
   * @param account of the identifier, whether it has an account or not
   * @param device of account and known device
   */
  record Subjects(
      String societyId, Buffer address, Buffer network, Buffer account, Optional<Buffer> device) {}

  /** Wrong passwords in a row; {@code recent}: since the last quiet time. */
  record Failures(int all, int recent, Optional<Instant> last) {
    static final Failures NONE = new Failures(0, 0, Optional.empty());
  }

  /**
   * What is known of a try's subjects.
   *
   * @param address its score now
   * @param network its score now
   * @param tries of the address in this minute
   */
  record Known(
      double address,
      double network,
      int tries,
      Optional<Instant> stoppedUntil,
      Failures account,
      Failures device) {

    static final Known NOTHING = new Known(0, 0, 0, Optional.empty(), Failures.NONE, Failures.NONE);

    /** The same, whatever account it is about. */
    Known withoutAccount() {
      return new Known(address, network, tries, stoppedUntil, Failures.NONE, Failures.NONE);
    }

    /** The same, whatever account it is about and however many try theirs now. */
    Known withoutTries() {
      return new Known(address, network, 0, stoppedUntil, Failures.NONE, Failures.NONE);
    }

    /** The same, had the address another score. */
    Known withAddress(double score) {
      return new Known(score, network, tries, stoppedUntil, account, device);
    }
  }

  /** Where a wrong password is counted besides address and network. */
  enum Counted {
    ACCOUNT,
    DEVICE,
    NOWHERE
  }

  /**
   * Failures that hold a try back: from so many recent ones on for a growing time, and from so many
   * in all for good. They are those there are when it is charged, not when it was looked at.
   *
   * @param below how many recent ones there may be for the challenge that was passed
   * @param quiet after so long without one none is recent
   */
  record Hold(int below, int from, Growing pause, Duration quiet, int stop) {

    /** However many there may be. */
    static final int ANY = Integer.MAX_VALUE;
  }

  /**
   * A try that is charged.
   *
   * @param id random, names the charge
   * @param weight added to address and network
   * @param mostTries of the address in a minute; where there is none, the try isn't counted
   * @param stoppable whether an address that has to wait holds it back
   * @param kept how long failures are remembered of an identifier without an account
   */
  record Charge(
      long id,
      Subjects subjects,
      Counted counted,
      Hold hold,
      double weight,
      Optional<Integer> mostTries,
      boolean stoppable,
      Duration halfLife,
      Duration kept,
      Instant now) {}

  Future<Known> read(Subjects subjects, Duration halfLife, Duration quiet, Instant now);

  /** The address's score before it; empty when something holds it back, then nothing is counted. */
  Future<Optional<Double>> charge(Charge charge);

  /** It was no try after all. */
  Future<Void> giveBack(Charge charge, Instant now);

  /**
   * The password was right.
   *
   * @param credit taken off address and network besides, for each account once an hour
   * @param clears whether the account's failures in all are counted anew, whoever made them; those
   *     of late stay, as whoever guesses would get new tries with each login of the owner's
   */
  Future<Void> succeeded(Charge charge, double credit, boolean clears, Instant now);

  /**
   * The password was wrong.
   *
   * @param more added to address and network besides
   * @param further the same, when other accounts failed from the address within the hour
   * @param account that the identifier has: its failures are kept for as long as there is one
   */
  Future<Void> failed(
      Charge charge, double more, double further, Optional<Long> account, Instant now);

  /** Adds to address and network, neither of which it lifts above {@code most}. */
  Future<Void> add(Subjects subjects, double weight, double most, Duration halfLife, Instant now);

  /** The address has to wait from now on, longer each time; empty when it has to already. */
  Future<Optional<Instant>> stop(Subjects subjects, Growing stop, Instant now);
}
