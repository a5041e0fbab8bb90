package kenpo.loadtest.drive;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import kenpo.loadtest.CannotRun;

/** Starts processes, each with a log of its own, and sees to it that none is left at the end. */
final class Launcher implements AutoCloseable {

  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final long STOP_SECONDS = 45;
  private static final long PAUSE_MS = 20;

  private final ConcurrentLinkedDeque<Process> started = new ConcurrentLinkedDeque<>();

  /** A process that answers its first page. */
  record Up(Process process, double firstPageMs, double cpuMs) {}

  /** Waits until the page is answered. The environment holds the given keys of the portal only. */
  Up start(Path log, Map<String, String> environment, List<String> command, URI page)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("PORTAL_"));
    builder.environment().putAll(environment);
    long began = System.nanoTime();
    var process = builder.start();
    started.add(process);
    while (!answers(page)) {
      if (!process.isAlive() || System.nanoTime() - began > START_NANOS) {
        throw new CannotRun("%s does not start; what it said: %s".formatted(command, log));
      }
      Thread.sleep(PAUSE_MS);
    }
    double took = (System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    return new Up(process, took, Cpu.millis(process.toHandle()));
  }

  void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    started.remove(process);
  }

  @Override
  public void close() {
    started.forEach(Process::destroy);
    for (var process : started) {
      try {
        stop(process);
      } catch (InterruptedException e) {
        process.destroyForcibly();
      }
    }
  }

  private static boolean answers(URI page) throws IOException {
    try {
      var connection = (HttpURLConnection) page.toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      return connection.getResponseCode() == 200;
    } catch (SocketException notYet) {
      return false;
    }
  }
}
