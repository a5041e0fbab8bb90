package kenpo.health.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import kenpo.health.Items;
import kenpo.health.file.CsvCheckups;
import kenpo.health.file.Document;
import kenpo.health.file.Limits;
import kenpo.health.file.Problem;
import kenpo.health.file.Unreadable;

/** Checkups as CSV. */
public record CheckupTable(CsvCheckups opened) implements CheckupFile {

  private static final String ENDING = ".csv";

  /**
   * Of files whose name ends with .csv; all others are taken for the ZIP that institutions send.
   */
  public static Format orPackage(Items items, Limits limits) {
    var packages = OfficialPackage.format(items, limits);
    return path ->
        path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ENDING)
            ? open(path, items, limits)
            : packages.open(path);
  }

  private static CheckupFile open(Path path, Items items, Limits limits)
      throws IOException, Unreadable {
    return new CheckupTable(CsvCheckups.open(path, items, limits));
  }

  @Override
  public List<Problem> problems() {
    return opened.problems();
  }

  @Override
  public int documents() {
    return opened.documents();
  }

  @Override
  public void each(Consumer<Document> sink) throws IOException, Unreadable {
    opened.each(sink::accept);
  }

  @Override
  public void close() {
    opened.close();
  }
}
