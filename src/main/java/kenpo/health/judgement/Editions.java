package kenpo.health.judgement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import kenpo.config.ConfigError;

/** The editions of one rule, each a file of a folder. */
public final class Editions<T extends Edition> {

  private final List<T> all;

  private Editions(List<T> all) {
    this.all = all;
  }

  /** Reads all files; two for one fiscal year are refused, and so is a folder without any. */
  static <T extends Edition> Editions<T> load(Path folder, Function<Path, T> reader) {
    var read = files(folder).stream().map(reader).toList();
    IntStream.range(2000, 2100)
        .filter(year -> read.stream().filter(it -> it.years().cover(year)).count() > 1)
        .findFirst()
        .ifPresent(
            year -> {
              throw new ConfigError(
                  "%s: years: two files for fiscal %d are not allowed; allowed: one"
                      .formatted(folder, year));
            });
    checkNames(folder, read);
    return new Editions<>(read);
  }

  private static void checkNames(Path folder, List<? extends Edition> read) {
    var names = new HashSet<String>();
    for (var edition : read) {
      if (!names.add(edition.basis().edition())) {
        throw new ConfigError(
            "%s: edition: two files of \"%s\" are not allowed; allowed: one"
                .formatted(folder, edition.basis().edition()));
      }
    }
  }

  private static List<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      var found = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException e) {
      throw unreadable(folder);
    }
    throw unreadable(folder);
  }

  private static ConfigError unreadable(Path folder) {
    return new ConfigError(
        folder + ": cannot be read; allowed: a folder with a file for each edition");
  }

  public List<T> all() {
    return all;
  }

  /** The one of the fiscal year that a day is in. */
  public Optional<T> of(LocalDate day) {
    return all.stream().filter(it -> it.years().cover(day)).findFirst();
  }

  /** The one of that name, e.g. {@code 2026-04-01}. */
  public Optional<T> named(String edition) {
    return all.stream().filter(it -> it.basis().edition().equals(edition)).findFirst();
  }
}
