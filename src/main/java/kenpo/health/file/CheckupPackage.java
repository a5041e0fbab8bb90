package kenpo.health.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kenpo.health.Items;
import kenpo.health.file.ZipContent.Unpacked;

/**
 * One ZIP of the official format (docs/checkup-files.md), as its index and names describe it.
 * Reading waits for the disk: worker threads only, one at a time. One document is in memory at a
 * time; for each other one there are some 200 bytes, however long its name is.
 */
public final class CheckupPackage implements CheckupFile {

  private final PackageFile file;
  private final Items items;
  private final Limits limits;
  private final PackageIndex index;
  private final List<Problem> problems = new ArrayList<>();

  private CheckupPackage(Path zip, PackageFile file, Items items, Limits limits)
      throws IOException, Unreadable {
    this.file = file;
    this.items = items;
    this.limits = limits;
    this.index = readIndex();
    problems.addAll(file.entries().notes());
    compare(zip);
  }

  /**
   * Reads directory and index.
   *
   * @throws Unreadable when nothing of the file may be taken
   * @throws IOException when a disk fails
   */
  public static CheckupPackage open(Path zip, Items items, Limits limits)
      throws IOException, Unreadable {
    var file = PackageFile.open(zip, limits);
    try {
      return new CheckupPackage(zip, file, items, limits);
    } catch (IOException | Unreadable | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** What the index and the names say wrongly. */
  @Override
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public int documents() {
    return file.entries().documents().size();
  }

  /**
   * {@inheritDoc}
   *
   * <p>What was handed on until then may be of either file.
   */
  @Override
  public void each(Consumer<Document> sink) throws IOException, Unreadable {
    var reader = new DocumentReader(items, limits, index.receiver());
    for (var entry : file.entries().documents()) {
      sink.accept(read(reader, entry));
    }
    file.refuseChanged();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private Document read(DocumentReader reader, ZipEntry entry) throws IOException {
    var name = entry.shown();
    return switch (file.unpack(entry)) {
      case Unpacked.Bytes(var bytes) -> reader.read(name, bytes);
      case Unpacked.Not not -> new Document.Refused(name, PackageFile.problems(entry, not));
    };
  }

  private PackageIndex readIndex() throws IOException, Unreadable {
    var entry = file.entries().index();
    return switch (file.unpack(entry)) {
      case Unpacked.Bytes(var bytes) -> PackageIndex.read(entry.shown(), bytes, items, problems);
      case Unpacked.Not not -> throw new Unreadable(PackageFile.problems(entry, not));
    };
  }

  private void compare(Path zip) {
    index
        .count()
        .filter(count -> count != documents())
        .ifPresent(
            count ->
                problems.add(
                    Problem.of(
                        "index.count", Integer.toString(count), Integer.toString(documents()))));
    if (PackageName.of(zip).filter(name -> !name.fits(index)).isPresent()) {
      problems.add(Problem.of("package.name"));
    }
  }
}
