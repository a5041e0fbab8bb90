package kenpo.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import kenpo.demo.MadeUpMember.Trait;
import kenpo.demo.checkups.Attendee;
import kenpo.roster.Era;
import kenpo.roster.MemberKind;
import kenpo.roster.Papers;
import kenpo.roster.Sex;
import kenpo.society.InsurerNumber;
import kenpo.society.RosterColumn;

/**
 * A roster of people who don't exist, written as a society's own old system writes it. The same
 * seed gives the same people. Insurer numbers of the samples are in the range of no prefecture
 * (99).
 */
public final class MadeUpRoster {

  private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final Map<MemberKind, String> KINDS =
      Map.of(
          MemberKind.INSURED, "本人",
          MemberKind.DEPENDANT, "家族",
          MemberKind.VOLUNTARY, "任意継続",
          MemberKind.SPECIAL_RETIREE, "特例退職",
          MemberKind.SPECIAL_RETIREE_DEPENDANT, "特例退職被扶養者");

  private static final int ADULT = 20;
  private static final int EXAMINED_FROM = 40;

  private final List<MadeUpMember> members;
  private final LocalDate today;

  private MadeUpRoster(List<MadeUpMember> members, LocalDate today) {
    this.members = members;
    this.today = today;
  }

  /**
   * Makes up a roster.
   *
   * @param insurerNumbers the society's; a second one is that of its special retirees
   * @param today the day the roster is of
   */
  public static MadeUpRoster of(
      List<String> insurerNumbers, Numbering numbering, long seed, int count, LocalDate today) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var insurers = insurerNumbers.stream().map(InsurerNumber::new).toList();
    var families = new MadeUpFamilies(random, insurers, numbering, today);
    var members = Stream.generate(families::next).flatMap(List::stream).limit(count).toList();
    return new MadeUpRoster(members, today);
  }

  /** The rows of the file without its header. */
  public List<List<String>> rows() {
    return members.stream().map(MadeUpRoster::row).toList();
  }

  public void writeCsv(Path path) throws IOException {
    try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(path, WINDOWS_31J)) {
      csv.writeRecord(Stream.of(RosterColumn.values()).map(RosterColumn::title).toList());
      rows().forEach(csv::writeRecord);
    }
  }

  /** Adults who are members today: first one of each trait, then the others as they come. */
  public List<PersonToTry> peopleToTry(int count) {
    var adults =
        members.stream()
            .filter(member -> member.isMemberOn(today) && member.isAdultOn(today))
            .toList();
    var seen = EnumSet.noneOf(Trait.class);
    var special =
        adults.stream()
            .sorted(Comparator.comparing(member -> member.kind().isDependant()))
            .filter(member -> seen.add(member.trait()))
            .sorted(Comparator.comparing(MadeUpMember::trait))
            .toList();
    return Stream.concat(special.stream(), adults.stream())
        .distinct()
        .limit(count)
        .map(MadeUpRoster::fromPapers)
        .toList();
  }

  /** The day that it is of. */
  LocalDate today() {
    return today;
  }

  /** People to try: a third of them those whose checkups tell something. */
  List<PersonToTry> people(int count) {
    var examined = peopleExamined().stream().limit(count / 3).toList();
    var others = peopleToTry(count - examined.size()).stream();
    return Stream.concat(examined.stream(), others).toList();
  }

  /** Members whose checkups tell something: one for each story, which stands as their trait. */
  public List<PersonToTry> peopleExamined() {
    return new MadeUpStories(members, today)
        .told().entrySet().stream()
            .map(told -> fromPapers(told.getValue()).withTrait(told.getKey().name()))
            .toList();
  }

  /**
   * Who goes to checkups: those of {@link #peopleExamined}, and others as they come who are old
   * enough to have something examined.
   *
   * @param others how many
   */
  public List<Attendee> attendees(int others) {
    var older =
        members.stream()
            .filter(member -> member.isMemberOn(today))
            .filter(member -> member.isAdultOn(today.minusYears(EXAMINED_FROM - ADULT)))
            .limit(others);
    return new MadeUpStories(members, today).attendees(older);
  }

  private static PersonToTry fromPapers(MadeUpMember member) {
    var symbol = member.papers().symbol();
    var number = member.papers().number();
    return new PersonToTry(
        member.papers().insurerNumber().value(),
        member.trait() == Trait.HYPHENED_SYMBOL
            ? symbol.substring(symbol.lastIndexOf('-') + 1)
            : symbol,
        switch (member.trait()) {
          case LEADING_ZEROS -> number.replaceFirst("^0+", "");
          case LONG_NUMBER -> number.substring(number.length() - 7);
          default -> number;
        },
        member.branchOnPapers(),
        member.name().kana(),
        member.birthDate(),
        member.kind(),
        member.trait().name());
  }

  private static List<String> row(MadeUpMember member) {
    var papers = member.papers();
    var earlier = member.earlier();
    return List.of(
        papers.insurerNumber().value(),
        papers.symbol(),
        papers.number(),
        papers.branch().orElse(""),
        member.kanaInFile(),
        member.name().written(),
        eraDigits(member.birthDate()),
        member.sex() == Sex.MALE ? "1" : "2",
        member.relation(),
        KINDS.get(member.kind()),
        member.acquired().format(DIGITS),
        member.lost().map(DIGITS::format).orElse(""),
        member.employer(),
        MadeUpAddresses.employerName(member),
        MadeUpAddresses.employerPostalCode(member),
        MadeUpAddresses.employerAddress(member),
        MadeUpAddresses.postalCode(member),
        MadeUpAddresses.home(member),
        MadeUpAddresses.nonDisclosure(member),
        earlier.map(Papers::insurerNumber).map(InsurerNumber::value).orElse(""),
        earlier.map(Papers::symbol).orElse(""),
        earlier.map(Papers::number).orElse(""),
        earlier.flatMap(Papers::branch).orElse(""));
  }

  /** 3550401: the era's digit, then its year, month and day. */
  private static String eraDigits(LocalDate day) {
    var era = Era.on(day).orElseThrow();
    return "%d%02d%s"
        .formatted(
            era.ordinal() + 1,
            day.getYear() - era.firstDay().getYear() + 1,
            day.format(DateTimeFormatter.ofPattern("MMdd")));
  }
}
