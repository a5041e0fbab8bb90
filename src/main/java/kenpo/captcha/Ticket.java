package kenpo.captcha;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import kenpo.config.PortalConfig.Work;
import kenpo.crypto.ProofOfWork.Task;

/**
 * All that is known of a challenge; it travels under seal, as nothing is kept of it. The work is
 * part of it: an answer is held against what was asked for, whatever the configuration says since.
 *
 * @param id 128 random bits, in hexadecimal; what is burned, and the nonce of the work
 */
record Ticket(
    String id,
    String society,
    Purpose purpose,
    int level,
    String network,
    Instant issued,
    Work work) {

  static final Duration LIFE = Duration.ofMinutes(5);
  static final Duration WAIT = Duration.ofSeconds(30);
  static final int LEVEL_THAT_WAITS = 4;

  private static final String BETWEEN = "\n";
  private static final int FIELDS = 9;

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

  /** Between the issue of a challenge of this level and the first answer that is taken. */
  static Duration pause(int level) {
    return level == LEVEL_THAT_WAITS ? WAIT : Duration.ZERO;
  }

  byte[] idBytes() {
    return HexFormat.of().parseHex(id);
  }

  Task task() {
    return new Task(idBytes(), work.digits(), work.cost());
  }

  byte[] bytes() {
    return String.join(
            BETWEEN,
            id,
            society,
            purpose.name(),
            String.valueOf(level),
            network,
            String.valueOf(issued.toEpochMilli()),
            String.valueOf(work.solutions()),
            String.valueOf(work.digits()),
            String.valueOf(work.cost()))
        .getBytes(UTF_8);
  }

  /** Only what came from under the seal is read: it is of our own making. */
  static Ticket read(byte[] bytes) {
    var field = new String(bytes, UTF_8).split(BETWEEN, FIELDS);
    return new Ticket(
        field[0],
        field[1],
        Purpose.valueOf(field[2]),
        Integer.parseInt(field[3]),
        field[4],
        Instant.ofEpochMilli(Long.parseLong(field[5])),
        new Work(
            Integer.parseInt(field[6]), Integer.parseInt(field[7]), Integer.parseInt(field[8])));
  }
}
