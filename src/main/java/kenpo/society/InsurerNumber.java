package kenpo.society;

/** 保険者番号: eight digits, the last of which checks the others (保険者番号設定要領, 厚生労働省). */
public final class InsurerNumber {

  private InsurerNumber() {}

  /** Whether eight digits end in their check digit: Luhn's rule over all eight. */
  public static boolean checks(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += product / 10 + product % 10;
    }
    return digits.length() == 8 && sum % 10 == 0;
  }
}
