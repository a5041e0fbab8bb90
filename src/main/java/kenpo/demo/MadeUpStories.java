package kenpo.demo;

import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kenpo.demo.MadeUpMember.Trait;
import kenpo.demo.checkups.Attendee;
import kenpo.demo.checkups.Course;
import kenpo.health.Examinee;
import kenpo.roster.MemberKind;

/** Members of a made-up roster whose checkups tell something: one for each story. */
final class MadeUpStories {

  private static final int YEARS = 10;

  /** What is told, and by which course of years; the first one is the richest. */
  enum Story {
    TEN_YEARS(Course.RISING),
    OTHER_INSTITUTION(Course.MOVED),
    BEYOND_MEASURE(Course.BEYOND),
    ALL_WELL(Course.HEALTHY),
    NOW_AND_THEN(Course.ORDINARY),
    NO_CHECKUP_YET(Course.NEWCOMER);

    private final Course course;

    Story(Course course) {
      this.course = course;
    }
  }

  private final LocalDate today;
  private final LocalDate first;
  private final Map<Story, MadeUpMember> told = new LinkedHashMap<>();

  MadeUpStories(List<MadeUpMember> members, LocalDate today) {
    this.today = today;
    int year = today.getMonth().compareTo(Month.APRIL) < 0 ? today.getYear() - 1 : today.getYear();
    this.first = LocalDate.of(year - YEARS, Month.APRIL, 1);
    for (var story : Story.values()) {
      members.stream()
          .filter(member -> member.isMemberOn(today))
          .filter(fits(story))
          .filter(member -> !told.containsValue(member))
          .findFirst()
          .ifPresent(member -> told.put(story, member));
    }
  }

  /** By story, in their order. */
  Map<Story, MadeUpMember> told() {
    return told;
  }

  /** Them, and others who go to checkups as they like. */
  List<Attendee> attendees(Stream<MadeUpMember> others) {
    var all = new ArrayList<Attendee>();
    told.forEach((story, member) -> all.add(attendee(member, story.course)));
    others
        .filter(member -> !told.containsValue(member))
        .map(member -> attendee(member, Course.ORDINARY))
        .forEach(all::add);
    return all;
  }

  private Predicate<MadeUpMember> fits(Story story) {
    return switch (story) {
      case TEN_YEARS, OTHER_INSTITUTION, BEYOND_MEASURE, ALL_WELL ->
          member -> isPlain(member) && isAged(member, 52, 64) && !member.acquired().isAfter(first);
      case NOW_AND_THEN ->
          member ->
              member.kind() == MemberKind.DEPENDANT
                  && isAged(member, 52, 70)
                  && !member.acquired().isAfter(first);
      case NO_CHECKUP_YET ->
          member ->
              isPlain(member)
                  && isAged(member, 30, 60)
                  && member.acquired().isAfter(today.minusYears(1));
    };
  }

  private static boolean isPlain(MadeUpMember member) {
    return member.kind() == MemberKind.INSURED && member.trait() == Trait.PLAIN;
  }

  private boolean isAged(MadeUpMember member, int from, int to) {
    int age = Period.between(member.birthDate(), today).getYears();
    return age >= from && age <= to;
  }

  private static Attendee attendee(MadeUpMember member, Course course) {
    var papers = member.papers();
    var examinee =
        new Examinee(
            papers.insurerNumber().value(),
            papers.symbol(),
            papers.number(),
            Optional.of(member.branchOnPapers()),
            member.name().kana().replace(" ", ""),
            member.birthDate(),
            member.sex());
    return new Attendee(examinee, !member.kind().isDependant(), member.acquired(), course);
  }
}
