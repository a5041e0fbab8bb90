package kenpo.society;

import java.util.Comparator;
import java.util.List;
import kenpo.society.Society.Notice;
import kenpo.web.Dates;
import kenpo.web.Language;

/** A society's notices as pages show them, newest first. */
public record NoticeBoard(List<Entry> entries) {

  /** A notice in one language, its day written out. */
  public record Entry(String date, String text) {}

  /** At most so many of the society's notices. */
  public static NoticeBoard of(Society society, Language language, int most) {
    return new NoticeBoard(
        society.notices().stream()
            .sorted(Comparator.comparing(Notice::date).reversed())
            .limit(most)
            .map(notice -> entry(notice, language))
            .toList());
  }

  private static Entry entry(Notice notice, Language language) {
    return new Entry(Dates.day(notice.date(), language), notice.text().in(language));
  }
}
