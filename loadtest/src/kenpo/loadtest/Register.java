package kenpo.loadtest;

import java.io.IOException;
import java.util.List;

/**
 * Lets many people register from start to end against a running server, each from a network address
 * of his own, with mails that were really sent: {@code loadtest/register}. Ends with 1 unless
 * everybody has an account and got in with it.
 */
final class Register {

  private Register() {}

  static void main(String[] args) throws IOException, InterruptedException {
    if (List.of(args).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    try {
      System.exit(run(Options.of(args)) ? 0 : 1);
    } catch (CannotRun reason) {
      System.err.println("register: " + reason.getMessage());
      System.exit(2);
    }
  }

  private static boolean run(Options options) throws IOException, InterruptedException {
    var people = new Roster(options.roster()).people(options.skip(), options.people());
    var server = ServerProcess.of(options);
    var results = new Results(people.size());
    System.out.printf(
        "%d people register at %s, %d at a time%n",
        people.size(), options.base(), options.concurrency());

    var before = server.map(ServerProcess::usage);
    results.begin();
    new Crowd(options, results).go(people);
    results.end();

    System.out.print(results.report());
    System.out.println(
        before
            .map(b -> server.orElseThrow().usage().since(b, results.registered(), "registration"))
            .orElse("server process not found on this machine: no CPU and memory"));
    if (results.complete() && options.accounts().isPresent()) {
      Account.write(options.accounts().get(), people.stream().map(Person::account).toList());
    }
    return results.complete();
  }
}
