package kenpo.loadtest;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kenpo.loadtest.Person.Birthday;

/** Makes people who register of rows of the roster. */
final class Newcomers {

  /** What a society's system writes large for want of small letters: キヨウコ for キョウコ. */
  private static final Pattern LARGE = Pattern.compile("([キシチニヒミリギジビピ])([ヤユヨ])(?=[ウンク])");

  private static final String ERAS = "MTSHR";
  private static final int PASSWORD_BYTES = 12;
  private static final int NETWORKS = 254;

  private final SecureRandom random = new SecureRandom();
  private final String run = Long.toString(Instant.now().getEpochSecond(), Character.MAX_RADIX);

  Person of(int index, Map<String, String> row) {
    return new Person(
        "127.%d.%d.10".formatted(1 + index / NETWORKS, 1 + index % NETWORKS),
        "member.%s.%d@loadtest.example".formatted(run, index),
        password(),
        row.get("氏名漢字"),
        kana(row.get("氏名カナ")),
        birthday(row.get("生年月日")),
        row.get("保険者番号"),
        row.get("記号"),
        row.get("番号"),
        // On every insured person's papers, also where the system doesn't know of branches.
        "00");
  }

  private String password() {
    var bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /** As people write it: full-width, with small letters. */
  private static String kana(String halfWidth) {
    return LARGE
        .matcher(Normalizer.normalize(halfWidth, Normalizer.Form.NFKC))
        .replaceAll(Newcomers::small);
  }

  private static String small(MatchResult found) {
    return found.group(1) + "ャュョ".charAt("ヤユヨ".indexOf(found.group(2)));
  }

  /** 3550401 is Shōwa 55, 1 April. */
  private static Birthday birthday(String digits) {
    return new Birthday(
        String.valueOf(ERAS.charAt(digits.charAt(0) - '1')),
        plain(digits.substring(1, 3)),
        plain(digits.substring(3, 5)),
        plain(digits.substring(5, 7)));
  }

  private static String plain(String digits) {
    return String.valueOf(Integer.parseInt(digits));
  }
}
