package kenpo.browser;

import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import kenpo.demo.checkups.Attendee;
import kenpo.demo.checkups.Course;
import kenpo.demo.checkups.History;
import kenpo.health.Examinee;
import kenpo.roster.Sex;
import kenpo.society.ViewingPolicy.Style;
import kenpo.support.EveryItem;
import kenpo.support.Policies;
import kenpo.support.Shelf;
import kenpo.support.TestPortal;

/** Somebody with ten years of checkups, as the demo makes them. */
final class TenYears {

  private static final int FIRST = 2016;
  private static final int YEARS = 10;
  private static final Examinee HANAKO =
      new Examinee(
          "06990014",
          "71-1234",
          "1000",
          Optional.of("00"),
          "ケンポハナコ",
          LocalDate.of(1970, 1, 2),
          Sex.FEMALE);

  private TenYears() {}

  /** Where the login password opens results. */
  static TestPortal portal() {
    return new TestPortal(s -> Policies.viewing(Policies.unlimited(s), Style.recentPassword));
  }

  static void of(Person person) {
    var attendee = new Attendee(HANAKO, true, LocalDate.of(2001, 4, 1), Course.MOVED);
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    var member = member(person);
    History.of(attendee, FIRST, YEARS, EveryItem.ITEMS, random)
        .forEach(checkup -> Shelf.put(person.portal().database, "aoba", member, checkup));
    person.portal().execute("UPDATE checkups SET stored_at = '2026-12-02'");
  }

  /** To the page of a checkup that says all that a checkup can say. */
  static Tab everyItemOf(Person person, Tab tab) {
    person.registers(tab);
    tab.open("/checkups").field("agree").check();
    tab.press();
    var checkup = EveryItem.checkups().getFirst();
    Shelf.put(person.portal().database, "aoba", member(person), checkup);
    return tab.open("/checkups");
  }

  private static long member(Person person) {
    var portal = person.portal();
    var member =
        portal
            .query("SELECT member_id FROM accounts WHERE email = '%s'".formatted(person.email()))
            .getFirst();
    portal.execute("UPDATE members SET sex = 'female' WHERE member_id = " + member);
    return Long.parseLong(member);
  }
}
