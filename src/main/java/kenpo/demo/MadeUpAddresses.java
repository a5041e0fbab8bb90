package kenpo.demo;

import java.util.List;

/** Where a made-up member works and lives: addresses of nobody, the same for a family. */
final class MadeUpAddresses {

  private static final List<String> TOWNS =
      List.of("青葉県みどり市若葉町", "青葉県はるか市湖畔", "北野県こもれび市本町", "北野県ひだまり区坂上", "みなと県しおかぜ市浜");
  private static final List<String> TRADES = List.of("工業", "商事", "運輸", "製薬", "電子");
  private static final int NON_DISCLOSED_OF = 400;

  private MadeUpAddresses() {}

  static String employerName(MadeUpMember member) {
    return ofEmployer(member, pick(TRADES, number(member)) + member.employer() + "株式会社");
  }

  static String employerPostalCode(MadeUpMember member) {
    return ofEmployer(member, "999" + "%04d".formatted(number(member)));
  }

  static String employerAddress(MadeUpMember member) {
    return ofEmployer(member, pick(TOWNS, number(member)) + number(member) + "番地");
  }

  static String postalCode(MadeUpMember member) {
    return "999-%04d".formatted(family(member) % 10_000);
  }

  static String home(MadeUpMember member) {
    int family = family(member);
    var street = "%d丁目%d番%d号".formatted(1 + family % 5, 1 + family % 31, 1 + family % 17);
    var house = family % 3 == 0 ? "　わかばハイツ%d".formatted(101 + family % 700) : "";
    return pick(TOWNS, family) + street + house;
  }

  static String nonDisclosure(MadeUpMember member) {
    return family(member) % NON_DISCLOSED_OF == 0 ? "1" : "";
  }

  private static String ofEmployer(MadeUpMember member, String text) {
    return member.employer().isEmpty() ? "" : text;
  }

  /** The digits of the employer's code. */
  private static int number(MadeUpMember member) {
    var digits = member.employer().replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static int family(MadeUpMember member) {
    var papers = member.papers();
    return (papers.symbol() + papers.number()).hashCode() & Integer.MAX_VALUE;
  }

  private static String pick(List<String> words, int number) {
    return words.get(number % words.size());
  }
}
