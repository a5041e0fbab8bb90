package kenpo.roster.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Rows in the binary format of PostgreSQL's COPY: each field is its length in 4 bytes and its
 * content, so that a digest over some of them tells any two different rows apart.
 */
final class CopyRows {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final int FLUSH_AT = 1 << 16;
  private static final int NULL = -1;
  private static final int LAST_ROW = -1;

  private final OutputStream out;
  private final MessageDigest md5 = md5();
  private byte[] buffer = new byte[2 * FLUSH_AT];
  private int end;

  CopyRows(OutputStream out) {
    this.out = out;
    bytes(SIGNATURE);
    int32(0); // no flags
    int32(0); // no extension of the header
  }

  /** Begins a row of so many fields. */
  void begin(int fields) throws IOException {
    if (end >= FLUSH_AT) {
      flush();
    }
    int16(fields);
  }

  /** After the last row. */
  void finish() throws IOException {
    int16(LAST_ROW);
    flush();
  }

  void none() {
    int32(NULL);
  }

  /** In UTF-8; plain letters go straight into their place. */
  void text(String value) {
    int length = value.length();
    room(Integer.BYTES + length);
    int start = end + Integer.BYTES;
    for (int i = 0; i < length; i++) {
      char letter = value.charAt(i);
      if (letter >= 0x80) {
        field(value.getBytes(StandardCharsets.UTF_8));
        return;
      }
      buffer[start + i] = (byte) letter;
    }
    int32(length);
    end += length;
  }

  void text(Optional<String> value) {
    value.ifPresentOrElse(this::text, this::none);
  }

  void date(LocalDate value) {
    int32(Integer.BYTES);
    int32((int) (value.toEpochDay() - EPOCH));
  }

  void date(Optional<LocalDate> value) {
    value.ifPresentOrElse(this::date, this::none);
  }

  void number(long value) {
    int32(Long.BYTES);
    int32((int) (value >>> Integer.SIZE));
    int32((int) value);
  }

  void flag(boolean value) {
    int32(1);
    room(1);
    buffer[end++] = (byte) (value ? 1 : 0);
  }

  /** Text or uuid. */
  void field(byte[] value) {
    int32(value.length);
    bytes(value);
  }

  /** Where the next field will be, within this row. */
  int place() {
    return end;
  }

  /** Of the fields since then: 128 bits, no secret. */
  byte[] digest(int since) {
    md5.update(buffer, since, end - since);
    return md5.digest();
  }

  /** Takes back the fields since then. */
  void back(int since) {
    end = since;
  }

  private void int16(int value) {
    room(Short.BYTES);
    buffer[end++] = (byte) (value >> 8);
    buffer[end++] = (byte) value;
  }

  private void int32(int value) {
    int16(value >> 16);
    int16(value);
  }

  private void bytes(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, buffer, end, value.length);
    end += value.length;
  }

  private void room(int more) {
    if (end + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * (end + more));
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, end);
    end = 0;
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
