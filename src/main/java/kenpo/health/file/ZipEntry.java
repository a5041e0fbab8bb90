package kenpo.health.file;

/**
 * What the directory of a ZIP says of one of its entries. Strangers chose its path, and may have
 * made it long: what is needed of it is kept, and no more.
 *
 * @param shown how it is named to people: safe to print
 * @param name of its path, as the bytes that are written there
 * @param packed bytes in the ZIP
 * @param size bytes once unpacked
 * @param at where its own header stands
 */
record ZipEntry(
    String shown, NameHash name, int flags, int method, int crc, long packed, long size, long at) {

  /** With its path, as long as it is looked at; nothing is ever written to where it points. */
  record Listed(String path, ZipEntry entry) {}

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
