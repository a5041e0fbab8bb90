package kenpo.captcha;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.StringJoiner;

/**
 * What is known of every challenge: whom it is for, and from when to when it is good. It travels
 * under seal, as nothing is kept of it, together with what its kind asks for: an answer is held
 * against what was asked for, whatever the configuration says since.
 *
 * @param id 128 random bits, in hexadecimal; what is burned
 */
record Ticket(
    String id, String society, Purpose purpose, int level, String network, Instant issued) {

  static final Duration LIFE = Duration.ofMinutes(5);
  static final Duration WAIT = Duration.ofSeconds(30);
  static final int LEVEL_THAT_WAITS = 4;

  private static final String BETWEEN = "\n";
  private static final int FIELDS = 6;

  /** Nobody's answer is taken before, however fast the machine. */
  Instant from() {
    return issued.plus(pause());
  }

  /** From then on it is worthless. */
  Instant until() {
    return from().plus(LIFE);
  }

  Duration pause() {
    return pause(level);
  }

  /** Between its issue and its end. */
  Duration life() {
    return Duration.between(issued, until());
  }

  /** Between the issue of a challenge of this level and the first answer that is taken. */
  static Duration pause(int level) {
    return level == LEVEL_THAT_WAITS ? WAIT : Duration.ZERO;
  }

  boolean isFor(String societyId, Purpose form, Instant now) {
    return isGood(societyId, now) && purpose == form;
  }

  boolean isGood(String societyId, Instant now) {
    return now.isBefore(until()) && society.equals(societyId);
  }

  byte[] idBytes() {
    return HexFormat.of().parseHex(id);
  }

  /** {@code more}: what its kind adds. */
  byte[] bytes(Object... more) {
    var all = new StringJoiner(BETWEEN);
    all.add(id).add(society).add(purpose.name()).add(Integer.toString(level)).add(network);
    all.add(Long.toString(issued.toEpochMilli()));
    for (var it : more) {
      all.add(String.valueOf(it));
    }
    return all.toString().getBytes(UTF_8);
  }

  /** Only what came from under the seal is read: it is of our own making. */
  static Ticket read(byte[] bytes) {
    var field = fields(bytes);
    return new Ticket(
        field[0],
        field[1],
        Purpose.valueOf(field[2]),
        Integer.parseInt(field[3]),
        field[4],
        Instant.ofEpochMilli(Long.parseLong(field[5])));
  }

  /** What was added to it. */
  static String[] more(byte[] bytes) {
    var field = fields(bytes);
    return Arrays.copyOfRange(field, FIELDS, field.length);
  }

  private static String[] fields(byte[] bytes) {
    return new String(bytes, UTF_8).split(BETWEEN);
  }
}
