package kenpo.demo.checkups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import kenpo.health.Checkup;
import kenpo.health.Items;

/**
 * The checkups of one person over the years, one in a fiscal year: as plausible as they are made
 * up. The same random numbers give the same checkups.
 */
public final class History {

  private static final int DEPENDANTS_FROM = 40;
  private static final int PERCENT_OF_DEPENDANTS_MISSED = 45;
  private static final int LAST_DAY = 300;

  /** Years before the first in which somebody may have been treated already. */
  private static final int EARLIER = 5;

  private final Attendee attendee;
  private final Items items;
  private final RandomGenerator random;
  private final Life life;
  private final Venue first;
  private final int movesIn;

  private History(Attendee attendee, int firstYear, Items items, RandomGenerator random) {
    this.attendee = attendee;
    this.items = items;
    this.random = random;
    this.life = new Life(attendee, random);
    this.first = attendee.insured() && random.nextBoolean() ? Venue.MINATO : Venue.WAKABA;
    boolean moves = attendee.course() == Course.MOVED || random.nextInt(100) < 20;
    this.movesIn = moves ? firstYear + 5 : Integer.MAX_VALUE;
    for (int year = firstYear - EARLIER; year < firstYear; year++) {
      life.treat(Body.on(LocalDate.of(year, 6, 1), life, random));
    }
  }

  /**
   * @param firstYear fiscal year
   * @param years how many, from the first on
   */
  public static List<Checkup> of(
      Attendee attendee, int firstYear, int years, Items items, RandomGenerator random) {
    var history = new History(attendee, firstYear, items, random);
    var checkups = new ArrayList<Checkup>();
    for (int year = firstYear; year < firstYear + years; year++) {
      history.year(year).ifPresent(checkups::add);
    }
    return checkups;
  }

  /** The year goes by whether or not there was a checkup in it. */
  private Optional<Checkup> year(int year) {
    var day = LocalDate.of(year, 4, 10).plusDays(random.nextInt(LAST_DAY));
    var body = Body.on(day, life, random);
    var checkup =
        goes(year, day)
            ? Optional.of(
                new Examination(life, attendee.insured(), venue(year), day, body, items, random)
                    .checkup())
            : Optional.<Checkup>empty();
    life.treat(body);
    life.age();
    return checkup;
  }

  private boolean goes(int year, LocalDate day) {
    int chance = random.nextInt(100);
    if (attendee.since().isAfter(day) || isAway(year)) {
      return false;
    }
    if (attendee.insured()) {
      return chance >= attendee.course().percentMissed();
    }
    boolean old = attendee.age(LocalDate.of(year + 1, 3, 31)) >= DEPENDANTS_FROM;
    return old && attendee.course() != Course.NEWCOMER && chance >= PERCENT_OF_DEPENDANTS_MISSED;
  }

  /** Who moves leaves out the two years before. */
  private boolean isAway(int year) {
    return attendee.course() == Course.MOVED && (year == movesIn - 1 || year == movesIn - 2);
  }

  private Venue venue(int year) {
    if (!attendee.insured()) {
      return Venue.HIDAMARI;
    }
    if (year < movesIn) {
      return first;
    }
    return first == Venue.WAKABA ? Venue.MINATO : Venue.WAKABA;
  }
}
