package kenpo.loadtest.drive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import kenpo.loadtest.Members;

/**
 * Whether bytes or time of a refused login tell who has an account: {@code loadtest/uniform}. Two
 * portals on one database, one after the other: the first looks at every password, at the second
 * every address waits, as it has had more than ten wrong ones by then.
 */
final class Uniform {

  private static final String USAGE =
      """
      loadtest/uniform [options]     whether a refused login tells who has an account
        --pairs N       of each kind of wrong login (1000), rounded up to whole accounts\
      """;

  /**
   * No account may be let have more than 100 by any policy; each has two in a round, and half as
   * many to warm the server.
   */
  private static final int ROUNDS_AN_ACCOUNT = 30;

  private static final String FLAT =
      """
      risk:
        weights: { wrongPassword: 0, wrongAnswer: 0, furtherAccount: 0 }
        alarm: { failures: 1000000 }
        perMinute: { one: 10000, challenges: 10000, posts: 10000 }
        quickest: { few: 0s, many: 0s }
        account: { challengeFrom: 100, waitFrom: %d }
      """;

  /** Nobody has to wait for work that isn't what is measured. */
  private static final Map<String, String> QUICK =
      Map.of(
          "PORTAL_CHALLENGE_LEVEL1_DIGITS", "1",
          "PORTAL_CHALLENGE_LEVEL1_COST", "1",
          "PORTAL_CHALLENGE_LEVEL2_DIGITS", "1",
          "PORTAL_CHALLENGE_LEVEL2_COST", "1");

  private static final int LOOKED_AT = 100;
  private static final int WAITING = 10;
  private static final int TIMES = 2;

  private final Stage stage;

  private Uniform(Stage stage) {
    this.stage = stage;
  }

  static void main(String[] args) {
    Program.run("uniform", USAGE, args, words -> new Uniform(Stage.set()).run(pairs(words)));
  }

  private static int pairs(String[] words) {
    int asked = Arguments.read(List.of(words), Set.of("--pairs"), USAGE).number("--pairs", 1000);
    // Each account gets its full number: with fewer wrong ones its wait would soon be over.
    return Math.ceilDiv(asked, ROUNDS_AN_ACCOUNT) * ROUNDS_AN_ACCOUNT;
  }

  private boolean run(int rounds) throws Exception {
    System.err.println("people ...");
    var suspects = suspects(TIMES * Math.ceilDiv(rounds, ROUNDS_AN_ACCOUNT));
    boolean looked = measured("looked at", 1, LOOKED_AT, rounds, 422, suspects);
    return measured("waiting", 2, WAITING, rounds, 429, suspects) && looked;
  }

  private boolean measured(
      String title, int copy, int waitFrom, int rounds, int status, List<Suspects> suspects)
      throws Exception {
    var portal = portal(title.replace(' ', '-'), copy, waitFrom);
    var guesses = new Guesses(portal, status, suspects, ROUNDS_AN_ACCOUNT);
    System.err.println(title + " ...");
    boolean alike = false;
    for (int time = 0; time < TIMES && !alike; time++) {
      var times = guesses.inTurns(rounds, time * Math.ceilDiv(rounds, ROUNDS_AN_ACCOUNT));
      System.out.println(times.table(title));
      alike = times.alike();
    }
    stage.launcher().close();
    return alike;
  }

  /** Half of those who register are closed by hand. */
  private List<Suspects> suspects(int count)
      throws IOException, InterruptedException, TimeoutException {
    var mail = URI.create("http://127.0.0.1:" + stage.ground().mailbox());
    var people =
        Members.register(portal("people", 0, LOOKED_AT), mail, stage.ground().roster(), 2 * count);
    stage.launcher().close();
    var suspects = new ArrayList<Suspects>();
    for (int i = 0; i < count; i++) {
      suspects.add(new Suspects(people.get(i).email(), people.get(count + i).email()));
    }
    var database = new ClosingDatabase(stage.ground().environment());
    for (var suspect : suspects) {
      Turn.await(stage.vertx(), () -> database.close(stage.vertx(), suspect.closed()));
    }
    return suspects;
  }

  /** {@code copy}: the number that its log has. */
  private URI portal(String name, int copy, int waitFrom) throws IOException, InterruptedException {
    var folder = Files.createDirectories(stage.ground().file("societies-" + name));
    var sample = Files.readString(Path.of("conf/societies/aoba.yaml"));
    var plain = sample.replaceFirst("(?ms)^risk:\\n(  .*?\\n)+(?=\\S)", "");
    Files.writeString(folder.resolve("aoba.yaml"), plain + FLAT.formatted(waitFrom));
    var environment = new HashMap<>(QUICK);
    environment.put("PORTAL_SOCIETIES", folder.toAbsolutePath().toString());
    return stage.servers().portal(copy, List.of(), 1, environment).base();
  }
}
