package kenpo.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL process of a data folder, as its {@code postmaster.pid} names it. It is a process
 * of its own: it outlives a demo that was killed.
 */
final class Postmaster {

  private static final int STOP_SECONDS = 60;

  private final Path pidFile;
  private final Path binaries;

  Postmaster(Path data, Path binaries) {
    this.pidFile = data.resolve("postmaster.pid");
    this.binaries = binaries;
  }

  /** Whether the last run ended without stopping it: it may still run, or has to recover. */
  boolean wasCutOff() {
    return Files.exists(pidFile);
  }

  /** The process, when it is alive and runs our binaries: a number may belong to another by now. */
  Optional<ProcessHandle> process() {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(pidFile)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(pid -> pid.matches("[0-9]{1,10}"))
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
          .filter(process -> process.info().command().filter(this::isOurs).isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all connections, writes what is open, and waits until the process is gone. */
  void stop() {
    process().ifPresent(Postmaster::stop);
  }

  private boolean isOurs(String command) {
    return Path.of(command).startsWith(binaries);
  }

  private static void stop(ProcessHandle process) {
    try {
      interrupt(process);
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new CannotStart(
          "PostgreSQL (process %d) does not stop; end it with: kill -QUIT %d"
              .formatted(process.pid(), process.pid()),
          e);
    } catch (IOException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * SIGINT is PostgreSQL's "fast" stop; Java itself can only send SIGTERM, which waits for clients.
   */
  private static void interrupt(ProcessHandle process) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
  }
}
