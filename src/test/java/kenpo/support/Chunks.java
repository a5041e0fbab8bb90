package kenpo.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;

/** Takes files apart, to the last byte: what is in them besides what is shown or played. */
public final class Chunks {

  private static final int NAME = 4;
  private static final int PNG_SIGNATURE = 8;
  private static final int WAV_HEADER = 12;

  private Chunks() {}

  public record Chunk(String name, byte[] bytes) {

    public byte[] inflated() throws IOException {
      try (var inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
        return inflated.readAllBytes();
      }
    }
  }

  /** Length, name, content, checksum. */
  public static List<Chunk> ofPng(byte[] file) {
    var rest = ByteBuffer.wrap(file).position(PNG_SIGNATURE);
    var chunks = new ArrayList<Chunk>();
    while (rest.hasRemaining()) {
      int length = rest.getInt();
      chunks.add(new Chunk(name(rest), bytes(rest, length)));
      rest.getInt();
    }
    return chunks;
  }

  /** Name, length, content up to an even place. */
  public static List<Chunk> ofWav(byte[] file) {
    var rest = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(WAV_HEADER);
    var chunks = new ArrayList<Chunk>();
    while (rest.hasRemaining()) {
      var name = name(rest);
      int length = rest.getInt();
      chunks.add(new Chunk(name, bytes(rest, length)));
      rest.position(rest.position() + length % 2);
    }
    return chunks;
  }

  private static String name(ByteBuffer rest) {
    return new String(bytes(rest, NAME), US_ASCII);
  }

  private static byte[] bytes(ByteBuffer rest, int length) {
    var bytes = new byte[length];
    rest.get(bytes);
    return bytes;
  }
}
