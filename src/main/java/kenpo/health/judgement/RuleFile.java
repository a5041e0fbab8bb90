package kenpo.health.judgement;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import kenpo.config.ConfigFile;
import kenpo.config.Overrides;
import kenpo.config.Section;
import kenpo.db.Coded;
import kenpo.health.FiscalYears;
import kenpo.health.Items;
import kenpo.health.Series;
import kenpo.health.Source;
import kenpo.health.Sources;
import kenpo.roster.Sex;
import kenpo.society.Society.Names;

/** Reads what the files of rules have in common. */
record RuleFile(Items items, Sources sources) {

  static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,40}");
  static final String KEY_ALLOWED = "1 to 40 of a-z, 0-9 and hyphens";
  private static final Pattern EDITION = Pattern.compile("[0-9-]{4,10}");
  private static final Names NO_NAMES = new Names("", "");
  private static final Source NO_SOURCE = new Source("", Source.Kind.memory, "", NO_NAMES, "");
  private static final Series NO_SERIES = new Series("", NO_NAMES, Optional.empty());
  private static final int ANY = 9999;

  /** Reads one file; fails with {@link kenpo.config.ConfigError}. */
  <T> T read(Path path, BiFunction<RuleFile, Section, T> reader) {
    var root = Section.of(ConfigFile.at(path), Optional.empty(), Overrides.NONE);
    var read = reader.apply(this, root);
    root.finish();
    return read;
  }

  /** Edition, source and doubts of a whole file. */
  Basis basis(Section s) {
    var edition = s.text("edition", EDITION, "a date such as 2026-04-01, or a year");
    return new Basis(edition, source(s), uncertain(s));
  }

  /** The same of a part, which may have a source, with its edition, and doubts of its own. */
  Basis basis(Section s, Basis whole) {
    var own = s.has("source") ? Optional.of(source(s)) : Optional.<Source>empty();
    return new Basis(
        own.map(Source::edition).orElse(whole.edition()),
        own.orElse(whole.source()),
        s.has("uncertain") ? uncertain(s) : whole.uncertain());
  }

  private Source source(Section s) {
    return s.read(
        "source",
        sources.allowed(),
        key -> sources.find(key).orElseThrow(this::strange),
        NO_SOURCE);
  }

  private static Optional<Names> uncertain(Section s) {
    return s.has("uncertain") ? Optional.of(names(s.section("uncertain"))) : Optional.empty();
  }

  static Names names(Section s) {
    return new Names(s.text("ja"), s.text("en"));
  }

  static FiscalYears years(Section s) {
    return new FiscalYears(year(s, "from"), year(s, "until"));
  }

  private static Optional<Integer> year(Section s, String key) {
    return s.has(key) ? Optional.of(s.integer(key, 2000, ANY)) : Optional.empty();
  }

  /** One of numbers. */
  Series number(Section s, String key) {
    return series(s, key, true, "one of series.csv with decimals");
  }

  /** One of answers. */
  Series answer(Section s, String key) {
    return series(s, key, false, "one of series.csv without decimals");
  }

  private Series series(Section s, String key, boolean number, String allowed) {
    return s.read(
        key,
        allowed,
        text ->
            items
                .series(text)
                .filter(it -> it.decimals().isPresent() == number)
                .orElseThrow(this::strange),
        NO_SERIES);
  }

  /** A list that there are answers of. */
  String list(Section s) {
    return s.read(
        "list",
        "the OID of a list in answers.csv",
        oid -> Optional.of(oid).filter(items::knows).orElseThrow(this::strange),
        "");
  }

  /** Whether an answer is one of several. */
  Condition oneOf(Section s) {
    return new Condition.OneOf(answer(s, "series"), list(s), codes(s));
  }

  /** Codes of a list. */
  static Set<String> codes(Section s) {
    return Set.copyOf(s.texts("codes", code -> code.matches("[0-9]{1,2}"), "a code of the list"));
  }

  Condition condition(Section s) {
    return s.has("codes") ? oneOf(s) : limit(s);
  }

  /** The same of a table of bands, which are printed for rounded numbers. */
  Condition printed(Section s) {
    return s.has("codes") ? oneOf(s) : limit(s).asPrinted();
  }

  Limit limit(Section s) {
    return limit(s, number(s, "series"), sex(s));
  }

  /** The limit alone, of a series that is named elsewhere. */
  static Limit limit(Section s, Series series, Optional<Sex> sex) {
    var kind = Limit.Kind.from;
    for (var each : Limit.Kind.values()) {
      kind = s.has(each.name()) ? each : kind;
    }
    return new Limit(series, kind, decimal(s, kind.name()), sex, kind == Limit.Kind.to);
  }

  static Optional<Sex> sex(Section s) {
    return s.readOptional("sex", "male or female", it -> Coded.of(Sex.class, it), Sex.MALE);
  }

  static BigDecimal decimal(Section s, String key) {
    return s.read(key, "a number as printed, such as 84.9", BigDecimal::new, BigDecimal.ZERO);
  }

  private IllegalArgumentException strange() {
    return new IllegalArgumentException("not in the tables");
  }
}
