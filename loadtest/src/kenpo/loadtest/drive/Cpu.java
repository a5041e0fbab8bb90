package kenpo.loadtest.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What processes have used, as Linux counts it. */
final class Cpu {

  private static final double TICKS_PER_MS = 0.1;
  private static final int AFTER_NAME_USER = 11;
  private static final Pattern COMPILER = Pattern.compile("C[12] Compil");

  private Cpu() {}

  /** User and system time of one process, in milliseconds; 0 when it is gone. */
  static double millis(ProcessHandle process) {
    return millis(folder(process));
  }

  /**
   * What Java's compilers have used of it, which have done after some minutes; not those of their
   * threads that are gone.
   */
  static double compilerMillis(ProcessHandle process) {
    try (var threads = Files.list(folder(process).resolve("task"))) {
      return threads.filter(Cpu::isCompiler).mapToDouble(Cpu::millis).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCompiler(Path thread) {
    try {
      return COMPILER.matcher(Files.readString(thread.resolve("comm"))).lookingAt();
    } catch (IOException gone) {
      return false;
    }
  }

  private static Path folder(ProcessHandle process) {
    return Path.of("/proc/" + process.pid());
  }

  private static double millis(Path folder) {
    try {
      var stat = Files.readString(folder.resolve("stat"));
      // The name stands in brackets and may hold anything.
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[AFTER_NAME_USER]) + Long.parseLong(fields[AFTER_NAME_USER + 1]))
          / TICKS_PER_MS;
    } catch (NoSuchFileException gone) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a process and its children that live. */
  static double millisOfAll(ProcessHandle parent) {
    return Stream.concat(Stream.of(parent), parent.children()).mapToDouble(Cpu::millis).sum();
  }

  /** Resident memory in KiB. */
  static long residentKib(ProcessHandle process) {
    try (var lines = Files.lines(folder(process).resolve("status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
