package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ZIPs that other programs make, and such as are made to do harm. */
class HostileZipTest {

  @TempDir private Path folder;

  private List<String> told(byte[] zip) throws IOException {
    var told = Kind.read(Kind.write(folder, "p.zip", zip));
    assertThat(told.notes()).isEmpty();
    return told.refusals().stream().map(Problem::key).toList();
  }

  private static byte[] good() {
    return ZipMaker.zip(ZipMaker.parts(ZipMaker.document()));
  }

  @Test
  void pathsThatLeadOutsideAreOnlyNames() throws Exception {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put("../../DATA/../DATA/1.xml", ZipMaker.bytes(ZipMaker.document()));
    parts.put("/etc/ix08.xml", ZipMaker.bytes(ZipMaker.index(1)));
    assertThat(told(ZipMaker.zip(parts))).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("p.zip"));
    }
  }

  @Test
  void backslashesFoldersInShiftJisAndCapitalsAreRead() throws Exception {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put("健診表\\DATA\\H1.XML", ZipMaker.bytes(ZipMaker.document()));
    parts.put("健診表\\IX08_V08.XML", ZipMaker.bytes(ZipMaker.index(1)));
    parts.put("健診表/", new byte[0]);
    parts.put("__MACOSX/DATA/._h1.xml", new byte[3]);
    assertThat(told(ZipMaker.zip(parts, Charset.forName("windows-31j")))).isEmpty();
    assertThat(told(ZipMaker.zip(parts))).isEmpty();
  }

  @Test
  void aNameInJapaneseIsNotPrinted() throws Exception {
    var parts = ZipMaker.parts("?");
    parts.put(ZipMaker.DATA + "架空太郎.xml", parts.remove(ZipMaker.FIRST));
    var told = Kind.read(Kind.write(folder, "p.zip", ZipMaker.zip(parts)));
    assertThat(told.refusals()).extracting(Problem::entry).containsExactly("#2");
  }

  @Test
  void aNameThatMayBeOfAPersonIsNotPrintedInWhateverLetters() throws Exception {
    var parts = ZipMaker.parts(ZipMaker.document());
    parts.put(ZipMaker.DATA + "YAMADA_TARO_19700516_131-123123123.xml", ZipMaker.bytes("?"));
    parts.put(ZipMaker.FOLDER + "yamada.txt", ZipMaker.bytes("?"));
    parts.put(ZipMaker.INDEX, ZipMaker.bytes(ZipMaker.index(2)));
    var told = Kind.read(Kind.write(folder, "p.zip", ZipMaker.zip(parts)));
    assertThat(told.refusals()).extracting(Problem::entry).containsExactly("#3");
    assertThat(told.notes()).extracting(Problem::entry).containsExactly("#4");
  }

  @Test
  void aFolderAroundThePackageMayHaveAnyName() throws Exception {
    for (var around : List.of("data/", "claims/", "xsd/", "")) {
      var parts = new LinkedHashMap<String, byte[]>();
      ZipMaker.parts(ZipMaker.document()).forEach((path, bytes) -> parts.put(around + path, bytes));
      parts.put(around + ZipMaker.FOLDER + "CLAIMS/c1.xml", ZipMaker.bytes("?"));
      parts.put(around + ZipMaker.FOLDER + "su08_V08.xml", ZipMaker.bytes("?"));
      parts.put(around + ZipMaker.FOLDER + "XSD/coreschemas/voc.xsd", ZipMaker.bytes("?"));
      assertThat(told(ZipMaker.zip(parts))).as(around).isEmpty();
    }
  }

  @Test
  void aPackageWithoutItsFoldersIsReadAndOnlyWhatLiesBesideItsIndex() throws Exception {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put("a/0001.xml", ZipMaker.bytes(ZipMaker.document()));
    parts.put("a/ix08_V08.xml", ZipMaker.bytes(ZipMaker.index(1)));
    assertThat(told(ZipMaker.zip(parts))).isEmpty();

    parts.put("b/0002.xml", ZipMaker.bytes("?"));
    var told = Kind.read(Kind.write(folder, "p.zip", ZipMaker.zip(parts)));
    assertThat(told.refusals()).isEmpty();
    assertThat(told.notes()).extracting(Problem::key).containsExactly("entry.stray");
  }

  @Test
  void aSizeThatIsMoreThanAllCountsIsTooLarge() throws Exception {
    var parts = ZipMaker.parts(ZipMaker.document());
    parts.put(ZipMaker.DATA + "2.xml", ZipMaker.bytes("?"));
    var zip = ZipMaker.withSizeOfLast(ZipMaker.zip(parts), Long.MAX_VALUE);
    assertThat(told(zip)).containsExactly("zip.too-large");
  }

  @Test
  void anIndexWithTheOldNamespaceOrNoneIsRead() throws Exception {
    var parts = ZipMaker.parts(ZipMaker.document());
    for (var index :
        List.of(
            ZipMaker.index(1)
                .replace(
                    "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html",
                    "http://tokuteikenshin.jp/checkup/2007"),
            ZipMaker.index(1).replaceFirst(" xmlns=\"[^\"]*\"", ""))) {
      parts.put(ZipMaker.INDEX, ZipMaker.bytes(index));
      assertThat(told(ZipMaker.zip(parts))).isEmpty();
    }
  }

  @Test
  void aHeaderThatContradictsTheDirectoryRefusesItsDocument() throws Exception {
    // Signature, method, encryption; the sample's sizes stand in the headers: checksum and sizes.
    assertThat(told(ZipMaker.patchLocal(good(), 8, 0))).containsExactly("zip.contradicts");
    assertThat(told(ZipMaker.patchLocal(good(), 6, 9))).containsExactly("zip.contradicts");
    assertThat(told(ZipMaker.patchLocal(good(), 30, 'x'))).containsExactly("zip.contradicts");
  }

  @Test
  void contentThatIsNotWhatTheDirectorySaysRefusesItsDocument() throws Exception {
    for (int offset : List.of(16, 24)) {
      assertThat(told(ZipMaker.patchCentral(good(), offset, 77))).containsExactly("zip.broken");
    }
    var flipped = good();
    flipped[2_000] ^= 1;
    assertThat(told(flipped)).containsExactly("zip.broken");
  }

  @Test
  void entriesThatShareBytesAreRefused() throws Exception {
    var parts = ZipMaker.parts(ZipMaker.document());
    parts.put(ZipMaker.DATA + "h13999999992024042001000002.xml", new byte[0]);
    parts.put(ZipMaker.INDEX, parts.remove(ZipMaker.INDEX));
    var zip = ZipMaker.zip(parts);
    var buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int second = ZipMaker.centralAt(zip) + 46 + ZipMaker.FIRST.length();
    buffer.putInt(second + 42, 0);
    var told = Kind.read(Kind.write(folder, "p.zip", zip));
    assertThat(told.ofTheFile()).isTrue();
    assertThat(told.refusals()).extracting(Problem::key).containsExactly("zip.contradicts");
  }

  @Test
  void everyPlaceAtWhichAZipMayBeCutIsRefused() throws Exception {
    var good = good();
    for (int length = 0; length < good.length; length += 97) {
      assertThat(told(java.util.Arrays.copyOf(good, length)))
          .as("%d bytes", length)
          .hasSize(1)
          .isSubsetOf("zip.cut", "zip.not-a-zip", "zip.broken");
    }
  }

  @Test
  void aDirectoryOfAMillionEntriesIsRefusedByItsNumberAlone() throws Exception {
    var zip = folder.resolve("p.zip");
    try (var file = new RandomAccessFile(zip.toFile(), "rw")) {
      // A hole of two gigabytes, then an end in the form for large files.
      file.setLength(2L << 30);
      file.seek(2L << 30);
      file.write(end64(1_000_000, 2L << 30).array());
    }
    var told = Kind.read(zip);
    assertThat(told.refusals()).extracting(Problem::key).containsExactly("zip.too-many-entries");
  }

  @Test
  void aDirectoryOfNothingIsRefusedWithoutBeingHeldInMemory() throws Exception {
    var zip = folder.resolve("p.zip");
    try (var file = new RandomAccessFile(zip.toFile(), "rw")) {
      file.setLength(2L << 30);
      file.seek(2L << 30);
      file.write(end64(5, 2L << 30).array());
    }
    assertThat(Kind.read(zip).refusals()).extracting(Problem::key).containsExactly("zip.broken");
  }

  private static ByteBuffer end64(long entries, long directory) {
    var end = ByteBuffer.allocate(56 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    end.putInt(0).putInt(0).putLong(entries).putLong(entries).putLong(directory).putLong(0);
    end.putInt(0x07064b50).putInt(0).putLong(directory).putInt(1);
    end.putInt(0x06054b50).putInt(0).putShort((short) -1).putShort((short) -1);
    return end.putInt(-1).putInt(-1).putShort((short) 0).flip();
  }
}
