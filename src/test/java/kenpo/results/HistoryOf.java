package kenpo.results;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kenpo.health.Checkup;
import kenpo.health.StoredCheckup;
import kenpo.health.StoredCheckup.Papers;
import kenpo.health.judgement.Subject;
import kenpo.results.Results.Held;
import kenpo.roster.Sex;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.Shelf;

/** What there would be of a woman born on 1 April 1980. */
public final class HistoryOf {

  public static final Society AOBA =
      Societies.load(Path.of("conf/societies")).all().stream()
          .filter(society -> society.id().equals("aoba"))
          .findFirst()
          .orElseThrow();

  public static final Knowledge KNOWLEDGE = Knowledge.load(Path.of("conf/health"), List.of(AOBA));

  private static final Optional<Subject> WOMAN =
      Optional.of(new Subject(Sex.FEMALE, LocalDate.of(1980, 4, 1)));

  private HistoryOf() {}

  /** {@code checkups}: the newest first. */
  public static History of(Checkup... checkups) {
    return of(WOMAN, checkups);
  }

  /** Of somebody whose sex the roster doesn't say. */
  public static History ofNobody(Checkup... checkups) {
    return of(Optional.empty(), checkups);
  }

  static History of(Optional<Subject> subject, Checkup... checkups) {
    return of(AOBA, subject, checkups);
  }

  static History of(Society society, Optional<Subject> subject, Checkup... checkups) {
    var stored = Arrays.stream(checkups).map(HistoryOf::stored).toList();
    return History.of(new Held(subject, stored), KNOWLEDGE, society);
  }

  private static StoredCheckup stored(Checkup checkup) {
    var papers = new Papers("06990014", "71", "1", Optional.of("00"));
    return new StoredCheckup(1, 1, papers, Instant.EPOCH, Shelf.text(checkup));
  }
}
