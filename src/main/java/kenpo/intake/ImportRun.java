package kenpo.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Coded;

/**
 * One run of an import, as it is or was.
 *
 * @param fileName without its folder
 * @param heardAt its last sign of life
 * @param counts JSON by which its kind says what it did; empty until it is known
 */
public record ImportRun(
    long importId,
    String fileName,
    Progress progress,
    Optional<String> counts,
    Instant startedAt,
    Instant heardAt,
    Optional<Instant> endedAt) {

  /** A run that wasn't heard of for so long and hasn't ended was broken off. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** How far a run is. Not every kind has all of them. */
  public enum State implements Coded {
    READING,
    COMPARING,
    APPLYING,
    DONE,
    PREVIEWED,
    REFUSED,
    FAILED,
    UNDONE
  }

  /**
   * How far reading is, and what is done after it.
   *
   * @param bytes of the whole file
   */
  public record Progress(State state, long bytesRead, long bytes, long rows) {

    public int percent() {
      return bytes == 0 ? 0 : (int) Math.min(100, 100 * bytesRead / bytes);
    }
  }

  public boolean isOver() {
    return endedAt.isPresent();
  }

  public boolean isBrokenOff(Instant now) {
    return !isOver() && heardAt.plus(SILENCE).isBefore(now);
  }
}
