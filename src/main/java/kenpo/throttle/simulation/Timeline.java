package kenpo.throttle.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Simulated time: whatever is due next happens next, and takes none of the machine's time. */
final class Timeline implements InstantSource {

  private static final Comparator<Event> ORDER =
      Comparator.comparing(Event::at).thenComparing(Event::number);

  private final PriorityQueue<Event> events = new PriorityQueue<>(ORDER);
  private final Instant start;
  private Instant now;
  private long number;

  Timeline(Instant start) {
    this.start = start;
    this.now = start;
  }

  /** What is due at the same instant happens in the order it was said. */
  private record Event(Instant at, long number, Runnable what) {}

  @Override
  public Instant instant() {
    return now;
  }

  Instant start() {
    return start;
  }

  /** What is past already is due at once. */
  void at(Instant due, Runnable what) {
    events.add(new Event(due.isBefore(now) ? now : due, number++, what));
  }

  void after(Duration pause, Runnable what) {
    at(now.plus(pause), what);
  }

  /** Until nothing is due any more. */
  void run() {
    while (!events.isEmpty()) {
      var next = events.remove();
      now = next.at;
      next.what.run();
    }
  }
}
