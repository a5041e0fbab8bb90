package kenpo.health.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of what is imported. */
final class ChecksumImport {

  private static final int BLOCK = 1 << 16;

  private ChecksumImport() {}

  static byte[] of(byte[] bytes) {
    return sha256().digest(bytes);
  }

  /** Of a file, whatever its length. */
  static byte[] of(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      var digest = sha256();
      var block = new byte[BLOCK];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
      return digest.digest();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
