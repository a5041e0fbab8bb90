package kenpo.health.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kenpo.health.file.ZipContent.Unpacked;

/** A ZIP with an index and documents, and what its directory tells of it; unpacks within limits. */
final class PackageFile implements AutoCloseable {

  private final ZipSource source;
  private final ZipContent content;
  private final PackageEntries entries;
  private final Limits limits;

  private PackageFile(ZipSource source, Limits limits) throws IOException, Unreadable {
    this.source = source;
    this.limits = limits;
    var end = ZipEnd.find(source);
    this.entries = PackageEntries.read(source, end, limits);
    this.content = new ZipContent(source, end.at());
  }

  static PackageFile open(Path zip, Limits limits) throws IOException, Unreadable {
    var source = ZipSource.open(zip);
    try {
      return new PackageFile(source, limits);
    } catch (EOFException e) {
      source.close();
      throw Unreadable.because("zip.broken");
    } catch (IOException | Unreadable | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  PackageEntries entries() {
    return entries;
  }

  /** The index or a document. */
  Unpacked unpack(ZipEntry entry) throws IOException {
    if (entry.size() > limits.documentBytes() || entry.packed() > limits.documentBytes()) {
      return new Unpacked.Not("document.too-large");
    }
    return entry.size() / limits.ratio() > entry.packed()
        ? new Unpacked.Not("document.bomb")
        : content.unpack(entry);
  }

  static List<Problem> problems(ZipEntry entry, Unpacked.Not not) {
    return List.of(Problem.in(entry.shown(), not.key()));
  }

  void refuseChanged() throws IOException, Unreadable {
    source.refuseChanged();
  }

  @Override
  public void close() throws IOException {
    content.close();
    source.close();
  }
}
