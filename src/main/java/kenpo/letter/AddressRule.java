package kenpo.letter;

import java.util.Optional;
import kenpo.roster.MemberKind;
import kenpo.roster.file.Employer;
import kenpo.roster.file.PostalAddress;
import kenpo.society.LetterPolicy;
import kenpo.society.LetterPolicy.To;

/**
 * Where a letter goes. Employers get only what belongs to their people: not that of who is in
 * voluntary continuation or retired, nor of their families; and never that of a person about whom
 * nothing may be disclosed, whose letter goes to the address that his row names and nowhere else.
 */
public record AddressRule(LetterPolicy policy) {

  public Destination to(Addressee addressee) {
    return wish(addressee.kind()) == To.employer
            && !addressee.nonDisclosure()
            && addressee.employer().filter(AddressRule::canHandOn).isPresent()
        ? Destination.EMPLOYER
        : Destination.HOME;
  }

  /** The address that it bears; empty where the roster has none. */
  public Optional<PostalAddress> address(Addressee addressee) {
    var address =
        switch (to(addressee)) {
          case EMPLOYER -> addressee.employer().map(Employer::address);
          case HOME -> Optional.of(addressee.home());
        };
    return address.filter(it -> it.text().isPresent());
  }

  private To wish(MemberKind kind) {
    return switch (kind) {
      case INSURED -> policy.to();
      case DEPENDANT -> policy.dependants();
      case VOLUNTARY, SPECIAL_RETIREE, SPECIAL_RETIREE_DEPENDANT -> To.home;
    };
  }

  private static boolean canHandOn(Employer employer) {
    return employer.name().isPresent() && employer.address().text().isPresent();
  }
}
