package kenpo.loadtest.drive;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** One figure of each round. */
record Figures(double[] rounds) {

  Figures {
    rounds = DoubleStream.of(rounds).sorted().toArray();
  }

  /** Of an even number of rounds, between the two in the middle. */
  double median() {
    int half = rounds.length / 2;
    return rounds.length % 2 == 1 ? rounds[half] : (rounds[half - 1] + rounds[half]) / 2;
  }

  double least() {
    return rounds[0];
  }

  double most() {
    return rounds[rounds.length - 1];
  }

  /** Rounds of several together. */
  Figures and(Figures others) {
    var all = Arrays.copyOf(rounds, rounds.length + others.rounds.length);
    System.arraycopy(others.rounds, 0, all, rounds.length, others.rounds.length);
    return new Figures(all);
  }

  String text(String format) {
    return (format + " [" + format + " to " + format + "]").formatted(median(), least(), most());
  }

  String range(String format) {
    return (format + " to " + format).formatted(least(), most());
  }
}
