package kenpo.health.file;

import java.io.IOException;
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
  private final Set<String> paths = new HashSet<>();
  private final List<Problem> notes = new ArrayList<>();
  private Optional<ZipEntry> index = Optional.empty();
  private long bytes;

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

  private void add(ZipEntry entry) throws Unreadable {
    switch (EntryName.kind(entry.path())) {
      case INDEX -> index(entry);
      case DATA -> document(entry);
      case PACKED -> note(entry, "entry.packed");
      case STRAY -> note(entry, "entry.stray");
      case PASSED_OVER -> {
        // Schemas, bills and what file systems leave behind.
      }
    }
  }

  private void index(ZipEntry entry) throws Unreadable {
    take(entry);
    if (index.isPresent()) {
      throw Unreadable.because("index.twice");
    }
    if (entry.size() > limits.documentBytes()) {
      throw Unreadable.because("index.too-large");
    }
    index = Optional.of(entry);
  }

  private void document(ZipEntry entry) throws Unreadable {
    take(entry);
    if (documents.size() == limits.documents()) {
      throw Unreadable.because("zip.too-many-documents", Integer.toString(limits.documents()));
    }
    documents.add(entry);
    bytes += entry.size();
    if (bytes > limits.totalBytes()) {
      throw Unreadable.because("zip.too-large", Long.toString(limits.totalBytes() >> 30));
    }
  }

  private void take(ZipEntry entry) throws Unreadable {
    if (entry.isEncrypted()) {
      throw Unreadable.because("zip.encrypted");
    }
    if (entry.at() > directoryAt - HEADER_LENGTH || entry.packed() > directoryAt) {
      throw Unreadable.because("zip.broken");
    }
    if (!paths.add(EntryName.plain(entry.path()))) {
      throw Unreadable.because("zip.twice", EntryName.shown(entry));
    }
  }

  private void note(ZipEntry entry, String key) {
    if (notes.size() < MOST_NOTES) {
      notes.add(Problem.in(EntryName.shown(entry), key));
    }
  }

  private void check() throws Unreadable {
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
