package kenpo.health.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kenpo.health.Items;
import kenpo.health.file.ZipContent.Unpacked;

/**
 * One ZIP of the official format (docs/checkup-files.md), as its index and names describe it.
 * Reading waits for the disk: worker threads only, one at a time. One document is in memory at a
 * time, so memory grows by some 150 bytes a document only.
 */
public final class CheckupPackage implements AutoCloseable {

  /** Takes documents, one by one. */
  @FunctionalInterface
  public interface Sink {
    void take(Document document) throws IOException;
  }

  private final ZipSource source;
  private final ZipContent content;
  private final PackageEntries entries;
  private final Items items;
  private final Limits limits;
  private final PackageIndex index;
  private final List<Problem> problems = new ArrayList<>();

  private CheckupPackage(Path zip, ZipSource source, Items items, Limits limits)
      throws IOException, Unreadable {
    this.source = source;
    this.items = items;
    this.limits = limits;
    var end = ZipEnd.find(source);
    this.entries = PackageEntries.read(source, end, limits);
    this.content = new ZipContent(source, end.at());
    this.index = readIndex();
    problems.addAll(entries.notes());
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
    var source = ZipSource.open(zip);
    try {
      return new CheckupPackage(zip, source, items, limits);
    } catch (EOFException e) {
      source.close();
      throw Unreadable.because("zip.broken");
    } catch (IOException | Unreadable | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** What the index and the names say wrongly, and does not keep documents from being taken. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** How many documents there are, sound or not. */
  public int documents() {
    return entries.documents().size();
  }

  /**
   * Hands on every document in the order of the file; may be called again.
   *
   * @throws Unreadable at the end, when the file was changed meanwhile
   */
  public void each(Sink sink) throws IOException, Unreadable {
    var reader = new DocumentReader(items, limits, index.receiver());
    for (var entry : entries.documents()) {
      sink.take(read(reader, entry));
    }
    source.refuseChanged();
  }

  @Override
  public void close() throws IOException {
    content.close();
    source.close();
  }

  private Document read(DocumentReader reader, ZipEntry entry) throws IOException {
    var name = EntryName.shown(entry);
    return switch (unpack(entry)) {
      case Unpacked.Bytes(var bytes) -> reader.read(name, bytes);
      case Unpacked.Not(var key) -> new Document.Refused(name, List.of(Problem.in(name, key)));
    };
  }

  private Unpacked unpack(ZipEntry entry) throws IOException {
    if (entry.size() > limits.documentBytes() || entry.packed() > limits.documentBytes()) {
      return new Unpacked.Not("document.too-large");
    }
    return entry.size() / limits.ratio() > entry.packed()
        ? new Unpacked.Not("document.bomb")
        : content.unpack(entry);
  }

  private PackageIndex readIndex() throws IOException, Unreadable {
    var name = EntryName.shown(entries.index());
    return switch (unpack(entries.index())) {
      case Unpacked.Bytes(var bytes) -> PackageIndex.read(name, bytes, items, problems);
      case Unpacked.Not(var key) -> throw new Unreadable(List.of(Problem.in(name, key)));
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
