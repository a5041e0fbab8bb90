package kenpo.health.file;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Half a SHA-256: enough to tell names of entries apart without keeping them, however long. */
record NameHash(long one, long other) {

  static NameHash of(byte[] name) {
    try {
      var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name));
      return new NameHash(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
