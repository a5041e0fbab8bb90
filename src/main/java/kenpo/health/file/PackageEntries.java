package kenpo.health.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries of a ZIP are the index and the documents; all that can be told before unpacking.
 */
final class PackageEntries {

  private static final int HEADER_LENGTH = 30;
  private static final int MOST_NOTES = 20;

  private final Limits limits;
  private final long directoryAt;
  private final List<ZipEntry> documents = new ArrayList<>();
  private final List<Loose> loose = new ArrayList<>();
  private final Set<NameHash> paths = new HashSet<>();
  private final List<Problem> notes = new ArrayList<>();
  private Optional<ZipEntry> index = Optional.empty();
  private Optional<NameHash> indexFolder = Optional.empty();
  private long bytes;

  /** A document or not: that depends on whether it lies beside the index, and others in DATA. */
  private record Loose(NameHash folder, NameHash path, ZipEntry entry) {}

  private PackageEntries(Limits limits, long directoryAt) {
    this.limits = limits;
    this.directoryAt = directoryAt;
  }

  static PackageEntries read(ZipSource source, ZipEnd end, Limits limits)
      throws IOException, Unreadable {
    if (end.entries() > limits.entries()) {
      throw Unreadable.because("zip.too-many-entries", Integer.toString(limits.entries()));
    }
    var entries = new PackageEntries(limits, end.at());
    var directory = new ZipDirectory(source, end);
    while (directory.hasNext()) {
      entries.add(directory.next());
    }
    entries.check();
    return entries;
  }

  ZipEntry index() {
    return index.orElseThrow();
  }

  /** In the order of the directory. */
  List<ZipEntry> documents() {
    return documents;
  }

  List<Problem> notes() {
    return notes;
  }

  private void add(ZipEntry.Listed listed) throws Unreadable {
    var entry = listed.entry();
    switch (EntryName.kind(listed.path())) {
      case INDEX -> index(listed);
      case DATA -> document(path(listed), entry);
      case LOOSE -> loose(listed);
      case PACKED -> note(entry, "entry.packed");
      case STRAY -> note(entry, "entry.stray");
      case PASSED_OVER -> {
        // Schemas, bills and what file systems leave behind.
      }
    }
  }

  private void index(ZipEntry.Listed listed) throws Unreadable {
    var entry = listed.entry();
    take(path(listed), entry);
    if (index.isPresent()) {
      throw Unreadable.because("index.twice");
    }
    if (entry.size() > limits.documentBytes()) {
      throw Unreadable.because("index.too-large");
    }
    index = Optional.of(entry);
    indexFolder = Optional.of(folder(listed));
  }

  private void loose(ZipEntry.Listed listed) {
    if (loose.size() <= limits.documents()) {
      loose.add(new Loose(folder(listed), path(listed), listed.entry()));
    }
  }

  private void document(NameHash path, ZipEntry entry) throws Unreadable {
    take(path, entry);
    if (documents.size() == limits.documents()) {
      throw Unreadable.because("zip.too-many-documents", Integer.toString(limits.documents()));
    }
    if (entry.size() > limits.totalBytes() - bytes) {
      throw Unreadable.because("zip.too-large", Long.toString(limits.totalBytes() >> 30));
    }
    documents.add(entry);
    bytes += entry.size();
  }

  private void take(NameHash path, ZipEntry entry) throws Unreadable {
    if (entry.isEncrypted()) {
      throw Unreadable.because("zip.encrypted");
    }
    if (entry.at() > directoryAt - HEADER_LENGTH || entry.packed() > directoryAt) {
      throw Unreadable.because("zip.broken");
    }
    if (!paths.add(path)) {
      throw Unreadable.because("zip.twice", entry.shown());
    }
  }

  private void note(ZipEntry entry, String key) {
    if (notes.size() < MOST_NOTES) {
      notes.add(Problem.in(entry.shown(), key));
    }
  }

  private static NameHash folder(ZipEntry.Listed listed) {
    return hash(EntryName.folder(listed.path()));
  }

  private static NameHash path(ZipEntry.Listed listed) {
    return hash(EntryName.plain(listed.path()));
  }

  private static NameHash hash(String path) {
    return NameHash.of(path.getBytes(StandardCharsets.UTF_8));
  }

  /** Who unpacks a package and packs it again may leave out its folders. */
  private void takeLoose() throws Unreadable {
    boolean flat = documents.isEmpty();
    for (var one : loose) {
      if (flat && indexFolder.filter(one.folder::equals).isPresent()) {
        document(one.path, one.entry);
      } else {
        note(one.entry, "entry.stray");
      }
    }
    loose.clear();
  }

  private void check() throws Unreadable {
    takeLoose();
    paths.clear();
    if (index.isEmpty()) {
      throw Unreadable.because("index.missing");
    }
    if (documents.isEmpty()) {
      throw Unreadable.because("documents.missing");
    }
    refuseOverlaps();
  }

  /** A few bytes that stand for the content of many entries. */
  private void refuseOverlaps() throws Unreadable {
    var sorted = new ArrayList<>(documents);
    sorted.add(index());
    sorted.sort(Comparator.comparingLong(ZipEntry::at));
    for (int i = 1; i < sorted.size(); i++) {
      var before = sorted.get(i - 1);
      if (before.at() + HEADER_LENGTH + before.packed() > sorted.get(i).at()) {
        throw Unreadable.because("zip.contradicts");
      }
    }
  }
}
