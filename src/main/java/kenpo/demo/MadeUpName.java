package kenpo.demo;

/**
 * A name of nobody.
 *
 * @param kana katakana with small letters, family name first, parted by a space
 * @param written as on the papers; for foreigners the kana once more
 */
record MadeUpName(String kana, String written) {

  String familyKana() {
    return kana.substring(0, kana.indexOf(' '));
  }

  String familyWritten() {
    return written.substring(0, written.indexOf('　'));
  }
}
