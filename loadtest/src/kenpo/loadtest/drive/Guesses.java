package kenpo.loadtest.drive;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wrong logins of all kinds in turns, each round from an address of its own. */
final class Guesses {

  private static final String WRONG = "words of somebody else";
  private static final int NETWORKS = 250;
  private static final int AROUND = 80;

  private final URI base;
  private final int status;
  private final List<Suspects> suspects;
  private final int roundsEach;

  /** {@code status}: that each has to be answered with. */
  Guesses(URI base, int status, List<Suspects> suspects, int roundsEach) {
    this.base = base;
    this.status = status;
    this.suspects = suspects;
    this.roundsEach = roundsEach;
  }

  private record Typed(String email, String password) {}

  /** From the so manieth pair of addresses on. */
  Times inTurns(int rounds, int first) throws IOException, InterruptedException {
    for (int i = 0; i < roundsEach / 2; i++) {
      round(i, suspects.get(first), new Times()); // until the server is warm
    }
    var times = new Times();
    for (int i = 0; i < rounds; i++) {
      round(i, suspects.get(first + i / roundsEach), times);
    }
    return times;
  }

  private void round(int number, Suspects suspect, Times times)
      throws IOException, InterruptedException {
    var from = "127.%d.%d.10".formatted(60 + number / NETWORKS, 1 + number % NETWORKS);
    var kinds = List.copyOf(kinds(suspect).entrySet());
    Optional<String> before = Optional.empty();
    try (var guesser = new Guesser(base, from)) {
      for (int i = 0; i < kinds.size(); i++) {
        // Each is now the first, now the last to be asked.
        var kind = kinds.get((i + number) % kinds.size());
        var typed = kind.getValue();
        var guess = guesser.guess(typed.email(), typed.password());
        check(guess, before, kind.getKey());
        before = Optional.of(guess.bytes());
        times.add(kind.getKey(), guess.ms());
      }
    }
  }

  private void check(Guesser.Guess guess, Optional<String> before, String kind) {
    if (guess.status() != status) {
      throw new WrongAnswer(kind + ": " + guess.status());
    }
    before
        .filter(bytes -> !bytes.equals(guess.bytes()))
        .ifPresent(bytes -> differs(kind, bytes, guess.bytes()));
  }

  private static void differs(String kind, String one, String other) {
    int at = Arrays.mismatch(one.toCharArray(), other.toCharArray());
    throw new WrongAnswer(
        "%s: other bytes, %s instead of %s".formatted(kind, about(other, at), about(one, at)));
  }

  private static String about(String text, int at) {
    return text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND));
  }

  /** The first is what the others are compared with. */
  private static Map<String, Typed> kinds(Suspects suspect) {
    var kinds = new LinkedHashMap<String, Typed>();
    kinds.put("account", new Typed(suspect.open(), WRONG));
    kinds.put("no account", new Typed(suspect.nobody(), WRONG));
    kinds.put("closed account", new Typed(suspect.closed(), WRONG));
    kinds.put("account, no password", new Typed(suspect.open(), ""));
    kinds.put("no account, no password", new Typed(suspect.nobody(), ""));
    return kinds;
  }
}
