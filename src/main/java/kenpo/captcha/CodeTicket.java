package kenpo.captcha;

import kenpo.captcha.picture.Alphabet;

/**
 * A challenge that a person reads or hears.
 *
 * @param seed 128 random bits, in hexadecimal; the code, the digits and how they are shown and
 *     spoken follow from it
 */
record CodeTicket(Ticket ticket, Alphabet alphabet, String seed) {

  byte[] bytes() {
    return ticket.bytes(alphabet.name(), seed);
  }

  static CodeTicket read(byte[] bytes) {
    var more = Ticket.more(bytes);
    return new CodeTicket(Ticket.read(bytes), Alphabet.valueOf(more[0]), more[1]);
  }
}
