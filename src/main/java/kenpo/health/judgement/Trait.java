package kenpo.health.judgement;

import kenpo.roster.Sex;

/**
 * Something of the person that a rule went by, or whom it is meant for.
 *
 * @param from an age in full years; 0 where it is about none
 * @param to the age from which on it isn't so; 0 where there is none
 */
public record Trait(Kind kind, int from, int to) {

  /** What it says. */
  public enum Kind {
    MALE,
    FEMALE,
    /** That age on the day of the examination. */
    AGE,
    /** That age within the fiscal year. */
    AGE_REACHED,
    /** Who reaches that age within the fiscal year is offered the lighter support. */
    LIGHTER,
    /** Meant for those of that age on the day. */
    ADULTS,
    /** Meant for those who reach the one age within the fiscal year, and haven't the other yet. */
    AGED;

    private boolean isWhoFor() {
      return this == ADULTS || this == AGED;
    }
  }

  static Trait of(Sex sex) {
    return of(sex == Sex.MALE ? Kind.MALE : Kind.FEMALE, 0);
  }

  static Trait of(Kind kind, int age) {
    return new Trait(kind, age, 0);
  }

  /** Whether it is about the rule, and not about the person. */
  public boolean isWhoFor() {
    return kind.isWhoFor();
  }
}
