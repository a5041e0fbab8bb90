package kenpo.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Somebody who can log in.
 *
 * @param from the address of 127.0.0.0/8 that he connects from, where the server is on this machine
 * @param name as his home page shows it
 */
public record Account(String from, String email, String password, String name) {

  private static final String SEPARATOR = "\t";

  static void write(Path file, List<Account> accounts) throws IOException {
    Files.write(file, accounts.stream().map(Account::line).toList());
  }

  /** What {@code loadtest/register --accounts} wrote. */
  public static List<Account> read(Path file) throws IOException {
    try {
      return Files.readAllLines(file).stream().map(line -> of(line, file)).toList();
    } catch (NoSuchFileException e) {
      throw new CannotRun(file + " is not there: loadtest/register --accounts writes it");
    }
  }

  private String line() {
    return String.join(SEPARATOR, from, email, password, name);
  }

  private static Account of(String line, Path file) {
    var cells = line.split(SEPARATOR, -1);
    if (cells.length != 4) {
      throw new CannotRun(file + ": not four cells a line");
    }
    return new Account(cells[0], cells[1], cells[2], cells[3]);
  }
}
