package kenpo.letter.print;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import kenpo.letter.AddressRule;
import kenpo.letter.LetterCode;
import kenpo.letter.LetterKind;
import kenpo.letter.LetterSecrets;
import kenpo.letter.PrintQueue.Printed;
import kenpo.letter.PrintQueue.ToPrint;
import kenpo.society.Society;

/**
 * The letters of one file, with their secrets, which are made here and are nowhere else but on the
 * paper.
 *
 * @param printed what the database keeps of them, in the same order
 */
record Hand(List<Postcard> cards, List<Printed> printed) {

  /** Those whose address is gone from the roster by now are left out. */
  static Hand of(
      Society society,
      LetterKind kind,
      LocalDate today,
      List<ToPrint> letters,
      LetterSecrets secrets,
      RandomGenerator random) {
    var rule = new AddressRule(society.letters());
    var atLeast = today.plusMonths(society.letters().validMonths());
    var hand = new Hand(new ArrayList<>(), new ArrayList<>());
    for (var letter : letters) {
      var who = letter.addressee();
      var to = rule.to(who);
      var address = rule.address(who);
      if (address.isPresent()) {
        var code = LetterCode.next(random);
        hand.cards.add(
            new Postcard(who, to, address.get(), letter.language(), code, today, atLeast));
        var secret = secrets.keyed(society.id(), who.memberId(), kind, letter.letterId(), code);
        hand.printed.add(new Printed(letter.letterId(), who.memberId(), to, secret));
      }
    }
    return hand;
  }
}
