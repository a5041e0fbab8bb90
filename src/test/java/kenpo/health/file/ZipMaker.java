package kenpo.health.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Packages made of the sample's parts, sound ones and such as nobody should send. */
final class ZipMaker {

  static final String FOLDER = "1399999999_06133425_202404200_1/";
  static final String DATA = FOLDER + "DATA/";
  static final String FIRST = DATA + "h13999999992024042001000001.xml";
  static final String INDEX = FOLDER + "ix08_V08.xml";

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;

  private ZipMaker() {}

  /** The sample's first document. */
  static String document() {
    return ofSample(FIRST);
  }

  /** The sample's index, told to be of so many documents. */
  static String index(int count) {
    return ofSample(INDEX)
        .replace("<totalRecordCount value=\"2\"/>", "<totalRecordCount value=\"" + count + "\"/>");
  }

  private static String ofSample(String entry) {
    try (var zip = new ZipFile(SampleTest.SAMPLE.toFile());
        var in = zip.getInputStream(zip.getEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a package of one document holds, by path; to be changed before it is packed. */
  static Map<String, byte[]> parts(String document) {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put(FIRST, bytes(document));
    parts.put(INDEX, bytes(index(1)));
    return parts;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] zip(Map<String, byte[]> parts) {
    return zip(parts, StandardCharsets.UTF_8);
  }

  static byte[] zip(Map<String, byte[]> parts, Charset names) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, names)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new java.util.zip.ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] sample() {
    try {
      return Files.readAllBytes(SampleTest.SAMPLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes two bytes into the first local header. */
  static byte[] patchLocal(byte[] zip, int offset, int value) {
    return patch(zip, LOCAL, offset, value);
  }

  /** Writes two bytes into the first header of the directory. */
  static byte[] patchCentral(byte[] zip, int offset, int value) {
    return patch(zip, CENTRAL, offset, value);
  }

  /** Writes two bytes into the record at the end. */
  static byte[] patchEnd(byte[] zip, int offset, int value) {
    return patch(zip, END, offset, value);
  }

  /** The size of the last entry in the form for large files, in the directory alone. */
  static byte[] withSizeOfLast(byte[] zip, long size) {
    var buffer = buffer(zip);
    int last = zip.length - 1;
    while (buffer.getInt(Math.min(last, zip.length - 4)) != CENTRAL) {
      last--;
    }
    int name = last + 46 + Short.toUnsignedInt(buffer.getShort(last + 28));
    var large = ByteBuffer.allocate(zip.length + 12).order(ByteOrder.LITTLE_ENDIAN);
    large.put(zip, 0, name).putShort((short) 1).putShort((short) 8).putLong(size);
    int end = large.position();
    large.put(zip, name, zip.length - name);
    large.putShort(last + 30, (short) 12).putInt(last + 24, -1);
    return large.putInt(end + 12, large.getInt(end + 12) + 12).array();
  }

  static int centralAt(byte[] zip) {
    return find(buffer(zip), CENTRAL);
  }

  private static byte[] patch(byte[] zip, int signature, int offset, int value) {
    var copy = zip.clone();
    var buffer = buffer(copy);
    buffer.putShort(find(buffer, signature) + offset, (short) value);
    return copy;
  }

  private static ByteBuffer buffer(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int find(ByteBuffer zip, int signature) {
    int at = 0;
    while (zip.getInt(at) != signature) {
      at++;
    }
    return at;
  }
}
