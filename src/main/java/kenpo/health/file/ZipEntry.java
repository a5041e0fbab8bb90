package kenpo.health.file;

/**
 * What the directory of a ZIP says of one of its entries.
 *
 * @param number its place in the directory, from 1
 * @param path as it is written there; strangers chose it: it is only looked at, never used as a
 *     path
 * @param packed bytes in the ZIP
 * @param size bytes once unpacked
 * @param at where its own header stands
 */
record ZipEntry(
    int number, String path, int flags, int method, int crc, long packed, long size, long at) {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int ENCRYPTED = 1;
  private static final int STRONGLY_ENCRYPTED = 1 << 6;
  private static final int SIZES_BEHIND = 1 << 3;
  private static final int AES = 99;

  boolean isEncrypted() {
    return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED)) != 0 || method == AES;
  }

  /** Whether the header before the content leaves sizes to be read behind it. */
  static boolean leavesSizesBehind(int flags) {
    return (flags & SIZES_BEHIND) != 0;
  }

  boolean isPackedInAKnownWay() {
    return method == DEFLATED || method == STORED && packed == size;
  }
}
