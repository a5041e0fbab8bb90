package kenpo.health.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kenpo.health.Items;
import kenpo.health.file.CheckupPackage;
import kenpo.health.file.Document;
import kenpo.health.file.Limits;
import kenpo.health.file.Problem;
import kenpo.health.file.Unreadable;

/** The ZIP that checkup institutions send. */
public record OfficialPackage(CheckupPackage opened) implements CheckupFile {

  public static Format format(Items items, Limits limits) {
    return path -> open(path, items, limits);
  }

  private static CheckupFile open(Path path, Items items, Limits limits)
      throws IOException, Unreadable {
    return new OfficialPackage(CheckupPackage.open(path, items, limits));
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
  public void close() throws IOException {
    opened.close();
  }
}
