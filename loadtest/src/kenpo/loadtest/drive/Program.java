package kenpo.loadtest.drive;

import java.util.List;
import kenpo.loadtest.CannotRun;

/** How the commands of this package begin and end: with 0, or with 1 and why on standard error. */
final class Program {

  private static final int FAILED = 1;

  private Program() {}

  /** Answers whether all was as it should be. */
  interface Work {
    boolean run(String[] args) throws Exception;
  }

  static void run(String name, String usage, String[] args, Work work) {
    if (List.of(args).contains("--help")) {
      System.out.println(usage);
      return;
    }
    // Threads of Vert.x would keep this process alive.
    System.exit(code(name, args, work));
  }

  private static int code(String name, String[] args, Work work) {
    try {
      return work.run(args) ? 0 : FAILED;
    } catch (CannotRun | WrongAnswer reason) {
      System.err.println(name + ": " + reason.getMessage());
    } catch (Exception failure) {
      failure.printStackTrace();
    }
    return FAILED;
  }
}
