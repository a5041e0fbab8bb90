package kenpo.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import kenpo.society.Japan;
import kenpo.society.Society;
import kenpo.society.Society.NumberChanged;

/**
 * Who may have an account of a society on one day, as its policy says. The database decides by the
 * same values: its function membership_end is given them as one {@link #row}.
 *
 * @param today the day in Japan
 * @param kinds who may at any age
 * @param agedKinds who may when born by then
 * @param bornBy the last birth date that is early enough
 * @param reregister whether somebody whose number changed has to register again
 */
public record Entitlement(
    LocalDate today,
    Set<MemberKind> kinds,
    Set<MemberKind> agedKinds,
    LocalDate bornBy,
    boolean reregister) {

  public static Entitlement of(Society society, Instant now) {
    return of(society.enrolment(), LocalDate.ofInstant(now, Japan.ZONE));
  }

  public static Entitlement of(Society.Enrolment policy, LocalDate today) {
    var kinds =
        Arrays.stream(MemberKind.values())
            .filter(kind -> !kind.isDependant())
            .filter(kind -> kind != MemberKind.VOLUNTARY || policy.voluntary())
            .collect(Collectors.toUnmodifiableSet());
    var agedKinds =
        Arrays.stream(MemberKind.values())
            .filter(kind -> kind.isDependant() && policy.dependants())
            .collect(Collectors.toUnmodifiableSet());
    return new Entitlement(
        today,
        kinds,
        agedKinds,
        // Who was born on 29 February is a year older on 1 March where that day is missing.
        today.minusYears(policy.dependantsFromAge()),
        policy.numberChanged() == NumberChanged.reregister);
  }

  /** Whether a member of this day may have an account. */
  public boolean allows(Member member) {
    return kinds.contains(member.kind())
        || agedKinds.contains(member.kind()) && !member.birthDate().isAfter(bornBy);
  }

  /** A row of the database's type of this name: what membership_end asks for. */
  public String row() {
    return "(%s,\"{%s}\",\"{%s}\",%s,%b)"
        .formatted(today, codes(kinds), codes(agedKinds), bornBy, reregister);
  }

  private static String codes(Set<MemberKind> kinds) {
    return kinds.stream().map(MemberKind::code).sorted().collect(Collectors.joining(","));
  }
}
