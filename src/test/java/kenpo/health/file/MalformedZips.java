package kenpo.health.file;

import static kenpo.health.file.ZipMaker.DATA;
import static kenpo.health.file.ZipMaker.FIRST;
import static kenpo.health.file.ZipMaker.INDEX;
import static kenpo.health.file.ZipMaker.bytes;
import static kenpo.health.file.ZipMaker.document;
import static kenpo.health.file.ZipMaker.parts;
import static kenpo.health.file.ZipMaker.zip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import kenpo.health.file.Kind.Effect;

/** Malformed packages, by the key of what is told about them. */
final class MalformedZips {

  private static final int ENCRYPTED = 1;
  private static final int BZIP2 = 12;

  private MalformedZips() {}

  static Map<String, Kind> byKey() {
    var all = new LinkedHashMap<String, Kind>();
    files(all);
    zips(all);
    sizes(all);
    indexes(all);
    return all;
  }

  private static void files(Map<String, Kind> all) {
    all.put("file.absent", new Kind(Effect.FILE_REFUSED, folder -> folder.resolve("none.zip")));
    all.put("file.not-a-file", new Kind(Effect.FILE_REFUSED, folder -> folder));
    all.put("zip.not-a-zip", Kind.fileRefused(bytes(document())));
    all.put("entry.stray", Kind.noted(with(it -> it.put(DATA + "README.txt", bytes("?")))));
    all.put("entry.packed", Kind.noted(with(it -> it.put(DATA + "more.zip", zip(parts("?"))))));
    all.put(
        "package.name",
        new Kind(
            Effect.NOTED,
            folder -> Kind.write(folder, "1399999999_06133425_202404210_1.zip", good())));
  }

  private static void zips(Map<String, Kind> all) {
    all.put("zip.cut", Kind.fileRefused(Arrays.copyOf(good(), good().length - 30)));
    all.put("zip.broken", Kind.fileRefused(ZipMaker.patchCentral(good(), 0, 0)));
    all.put("zip.contradicts", Kind.fileRefused(ZipMaker.patchEnd(good(), 16, 1)));
    all.put("zip.split", Kind.fileRefused(ZipMaker.patchEnd(good(), 4, 1)));
    all.put("zip.encrypted", Kind.fileRefused(ZipMaker.patchCentral(good(), 8, ENCRYPTED)));
    all.put(
        "zip.twice",
        Kind.fileRefused(with(it -> it.put(FIRST.toUpperCase(Locale.ROOT), bytes("?")))));
    all.put(
        "zip.method",
        Kind.refused(ZipMaker.patchLocal(ZipMaker.patchCentral(good(), 10, BZIP2), 8, BZIP2)));
  }

  private static void sizes(Map<String, Kind> all) {
    all.put("zip.too-many-entries", Kind.fileRefused(with(it -> many(it, "XSD/", 20))));
    all.put("zip.too-many-documents", Kind.fileRefused(with(it -> many(it, DATA, 4))));
    var large = document() + "<!--" + noise(45_000) + "-->";
    all.put(
        "zip.too-large",
        Kind.fileRefused(
            with(
                it -> {
                  it.put(DATA + "2.xml", bytes(large));
                  it.put(DATA + "3.xml", bytes(large));
                  it.put(DATA + "4.xml", bytes(large + "<!--" + noise(45_000) + "-->"));
                })));
    all.put(
        "document.too-large",
        Kind.refused(zip(parts(document() + "<!--" + noise(60_000) + "-->"))));
    all.put("document.bomb", Kind.refused(zip(parts("<a>" + " ".repeat(59_000) + "</a>"))));
  }

  private static void indexes(Map<String, Kind> all) {
    all.put(
        "zip.name-too-long", Kind.fileRefused(with(it -> it.put("a".repeat(1001), bytes("?")))));
    all.put("index.missing", Kind.fileRefused(with(it -> it.remove(INDEX))));
    all.put(
        "index.twice",
        Kind.fileRefused(with(it -> it.put("b/ix08.xml", bytes(ZipMaker.index(1))))));
    all.put("index.too-large", Kind.fileRefused(index(it -> it + "<!--" + noise(60_000) + "-->")));
    all.put("index.other", Kind.fileRefused(index(it -> it.replace("index", "summary"))));
    all.put("index.sending", Kind.noted(index("interactionType code=\"6\"", "interactionType")));
    all.put("index.sender", Kind.noted(index("extension=\"1399999999\"", "")));
    all.put("index.created", Kind.noted(index("value=\"20240420\"", "value=\"20240431\"")));
    all.put("index.service", Kind.noted(index("Type code=\"1\"", "Type code=\"0\"")));
    all.put("index.count-missing", Kind.noted(index("value=\"1\"", "value=\"one\"")));
    all.put("index.count", Kind.noted(index("value=\"1\"", "value=\"3\"")));
    all.put("documents.missing", Kind.fileRefused(with(it -> it.remove(FIRST))));
  }

  /** Whoever is the superuser may read everything, and a file has to change in between. */
  static Map<String, Unreadable> notByContent(Path folder) throws Exception {
    var zip = Kind.write(folder, "changing.zip", good());
    var all = new LinkedHashMap<String, Unreadable>();
    all.put("file.no-permission", ZipSource.unreadable(new AccessDeniedException("p.zip")));
    try (var opened = CheckupPackage.open(zip, SampleTest.ITEMS, Kind.limits())) {
      opened.each(document -> cut(zip));
    } catch (Unreadable e) {
      all.put("file.changed", e);
    }
    return all;
  }

  private static void cut(Path zip) {
    try {
      Files.write(zip, new byte[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] good() {
    return zip(parts(document()));
  }

  private static byte[] with(Consumer<Map<String, byte[]>> change) {
    var parts = parts(document());
    change.accept(parts);
    return zip(parts);
  }

  private static byte[] index(String from, String to) {
    return index(it -> it.replace(from, to));
  }

  private static byte[] index(UnaryOperator<String> change) {
    return with(it -> it.put(INDEX, bytes(change.apply(ZipMaker.index(1)))));
  }

  private static void many(Map<String, byte[]> parts, String folder, int count) {
    for (int i = 0; i < count; i++) {
      parts.put(folder + i + ".xml", bytes("?"));
    }
  }

  /** Letters that can't be packed, so that they are no bomb. */
  private static String noise(int length) {
    var random = new Random(1);
    return random
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
