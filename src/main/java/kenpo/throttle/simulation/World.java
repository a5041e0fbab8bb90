package kenpo.throttle.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import kenpo.society.Society;

/** What attackers and members share in one simulation. */
record World(
    Timeline time,
    Duration length,
    Society society,
    Effort effort,
    Defence defence,
    RandomGenerator random) {

  Instant end() {
    return time.start().plus(length);
  }
}
