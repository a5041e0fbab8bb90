package kenpo.loadtest;

/**
 * Somebody who registers: what he types, from his papers as they are.
 *
 * @param from the address of 127.0.0.0/8 that he connects from; no two share a network (/24)
 * @param name as the society knows it, which he sees on his home page
 * @param kana full-width
 */
record Person(
    String from,
    String email,
    String password,
    String name,
    String kana,
    Birthday birthday,
    String insurerNumber,
    String symbol,
    String number,
    String branch) {

  /** As on the form: the era (S, H, R) and its year, month and day. */
  record Birthday(String era, String year, String month, String day) {}

  Account account() {
    return new Account(from, email, password, name);
  }
}
