package kenpo.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import kenpo.roster.MemberKind;
import kenpo.roster.file.Employer;
import kenpo.roster.file.PostalAddress;
import kenpo.society.LetterPolicy;
import kenpo.society.LetterPolicy.First;
import kenpo.society.LetterPolicy.To;
import kenpo.society.Society.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRuleTest {

  private static final PostalAddress HOME = address("自宅");
  private static final PostalAddress OFFICE = address("会社");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          home     | home     | INSURED                   | false | HOME
          home     | home     | DEPENDANT                 | false | HOME
          employer | home     | INSURED                   | false | EMPLOYER
          employer | home     | DEPENDANT                 | false | HOME
          employer | employer | DEPENDANT                 | false | EMPLOYER
          home     | employer | INSURED                   | false | HOME
          home     | employer | DEPENDANT                 | false | EMPLOYER
          employer | employer | VOLUNTARY                 | false | HOME
          employer | employer | SPECIAL_RETIREE           | false | HOME
          employer | employer | SPECIAL_RETIREE_DEPENDANT | false | HOME
          employer | employer | INSURED                   | true  | HOME
          employer | employer | DEPENDANT                 | true  | HOME
          """)
  void wherePolicyAndKindSendIt(
      To to, To dependants, MemberKind kind, boolean nonDisclosure, Destination expected) {
    var rule = rule(to, dependants);
    var addressee = who(kind, Optional.of(firm(Optional.of("青葉商事"), OFFICE)), nonDisclosure);
    assertThat(rule.to(addressee)).isEqualTo(expected);
    assertThat(rule.address(addressee)).contains(expected == Destination.EMPLOYER ? OFFICE : HOME);
  }

  @Test
  void withoutAnEmployerWhoCouldHandItOnItGoesHome() {
    var rule = rule(To.employer, To.employer);
    var nowhere = new PostalAddress(Optional.of("1050001"), Optional.empty());
    assertThat(rule.to(who(MemberKind.INSURED, Optional.empty(), false)))
        .isEqualTo(Destination.HOME);
    for (var employer :
        new Employer[] {firm(Optional.of("青葉商事"), nowhere), firm(Optional.empty(), OFFICE)}) {
      assertThat(rule.to(who(MemberKind.INSURED, Optional.of(employer), false)))
          .isEqualTo(Destination.HOME);
    }
  }

  @Test
  void whoseHomeTheRosterLacksHasNoAddressWhereItWouldGoHome() {
    var firm = Optional.of(firm(Optional.of("青葉商事"), OFFICE));
    var none = new PostalAddress(Optional.of("1540001"), Optional.empty());
    var undisclosed = new Addressee(1, MemberKind.INSURED, "健保 花子", none, firm, true);
    assertThat(rule(To.employer, To.home).address(undisclosed)).isEmpty();
  }

  private static AddressRule rule(To to, To dependants) {
    return new AddressRule(
        new LetterPolicy(
            to, dependants, First.batch, 6, new Names("1週間", "a week"), Optional.empty()));
  }

  private static Addressee who(MemberKind kind, Optional<Employer> employer, boolean hidden) {
    return new Addressee(1, kind, "健保 花子", HOME, employer, hidden);
  }

  private static Employer firm(Optional<String> name, PostalAddress address) {
    return new Employer("100", name, address);
  }

  private static PostalAddress address(String text) {
    return new PostalAddress(Optional.of("1540001"), Optional.of(text));
  }
}
