package kenpo.loadtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server under test, as the operating system (Linux) counts it. */
public record ServerProcess(long pid) {

  private static final String LISTENING = "0A";

  /**
   * What it had used at one moment.
   *
   * @param rssMb resident now
   * @param peakMb the most that ever was resident
   */
  public record Usage(long pid, Duration cpu, long rssMb, long peakMb) {

    /** {@code done} times a {@code what}. */
    public String since(Usage before, int done, String what) {
      var spent = cpu.minus(before.cpu);
      return "server (process %d): %.1f s CPU, %.2f ms a %s; %d MB resident, peak %d MB"
          .formatted(
              pid,
              spent.toMillis() / 1000.0,
              spent.toMillis() / (double) Math.max(1, done),
              what,
              rssMb,
              peakMb);
    }
  }

  static Optional<ServerProcess> of(Options options) throws IOException {
    if (options.pid().isPresent()) {
      return Optional.of(new ServerProcess(options.pid().getAsLong()));
    }
    return listeningOn(options.base().getPort());
  }

  public static Optional<ServerProcess> listeningOn(int port) throws IOException {
    var socket = listeningSocket(port);
    try (var processes = Files.list(Path.of("/proc"))) {
      return socket.flatMap(
          inode ->
              processes
                  .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                  .filter(process -> holds(process, "socket:[" + inode + "]"))
                  .map(process -> Long.parseLong(process.getFileName().toString()))
                  .map(ServerProcess::new)
                  .findFirst());
    }
  }

  public Usage usage() {
    var cpu = ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration());
    return new Usage(
        pid, cpu.orElse(Duration.ZERO), statusKb("VmRSS") / 1024, statusKb("VmHWM") / 1024);
  }

  private long statusKb(String name) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0L);
    } catch (IOException e) {
      return 0;
    }
  }

  /** The inode of the socket that listens on the port. */
  private static Optional<String> listeningSocket(int port) {
    var address = Pattern.compile(":" + HexFormat.of().withUpperCase().toHexDigits((short) port));
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(ServerProcess::lines)
        .map(line -> line.strip().split("\\s+"))
        .filter(cell -> address.matcher(cell[1]).find() && cell[3].equals(LISTENING))
        .map(cell -> cell[9])
        .findFirst();
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream().skip(1);
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static boolean holds(Path process, String socket) {
    try (var open = Files.list(process.resolve("fd"))) {
      return open.anyMatch(file -> isLinkTo(file, socket));
    } catch (IOException | UncheckedIOException e) {
      // Ended meanwhile, or somebody else's.
      return false;
    }
  }

  private static boolean isLinkTo(Path file, String target) {
    try {
      return Files.readSymbolicLink(file).toString().equals(target);
    } catch (IOException e) {
      return false;
    }
  }
}
