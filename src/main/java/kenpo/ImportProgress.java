package kenpo;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import kenpo.intake.ImportRun.Progress;
import kenpo.intake.ImportRun.State;
import picocli.CommandLine.Model.CommandSpec;

/** Shows how far an import is: a bar that grows where somebody looks on, else a line each 10 %. */
final class ImportProgress implements Consumer<Progress> {

  private static final int STEP = 10;
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final boolean terminal;
  private final Function<Progress, String> words;
  private State state = State.READING;
  private int told;
  private boolean drawn;

  private ImportProgress(PrintWriter err, boolean terminal, Function<Progress, String> words) {
    this.err = err;
    this.terminal = terminal;
    this.words = words;
  }

  /** Told where {@code command} tells what goes wrong. */
  static ImportProgress of(CommandSpec command, Function<Progress, String> words) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new ImportProgress(command.commandLine().getErr(), terminal, words);
  }

  @Override
  public synchronized void accept(Progress progress) {
    if (terminal) {
      draw(progress);
    } else {
      line(progress);
    }
  }

  /** Before the report. */
  synchronized void end() {
    if (drawn) {
      err.println();
    }
    err.flush();
  }

  private void draw(Progress progress) {
    int done = WIDTH * progress.percent() / 100;
    err.printf(
        "\r[%s%s] %s\033[K", "#".repeat(done), " ".repeat(WIDTH - done), words.apply(progress));
    err.flush();
    drawn = true;
  }

  private void line(Progress progress) {
    if (progress.state() != state || progress.percent() >= told + STEP) {
      state = progress.state();
      told = progress.percent() / STEP * STEP;
      err.println(words.apply(progress));
      err.flush();
    }
  }
}
