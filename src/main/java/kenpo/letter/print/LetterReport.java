package kenpo.letter.print;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kenpo.letter.LetterDesk.Count;
import kenpo.letter.LetterDesk.Overview;
import kenpo.letter.LetterDesk.Posted;
import kenpo.letter.LetterDesk.Shown;
import kenpo.letter.LetterDesk.TakenBack;
import kenpo.letter.LetterKind;
import kenpo.letter.LetterOrders.Reissued;
import kenpo.letter.print.PrintReport.MissingGlyph;
import kenpo.letter.print.PrintReport.Part;
import kenpo.society.Japan;
import kenpo.web.Language;
import kenpo.web.Messages;

/** Tells what became of letters, line by line, to the person who asked. No line names anybody. */
public record LetterReport(Messages messages, Language language) {

  /** The files of texts in {@code messages/}. */
  public static final List<String> TEXTS = List.of("letters", PrintRun.TEXTS);

  private static final int MOST_NUMBERS = 20;

  public String asked(int letters) {
    return text("asked", letters);
  }

  public List<String> lines(Reissued reissued, String what) {
    return switch (reissued) {
      case Reissued.Done(var asked, var waiting) -> lines(asked, waiting);
      case Reissued.Unknown() -> List.of(text("unknown", what));
    };
  }

  private List<String> lines(int asked, List<Long> waiting) {
    var lines = new ArrayList<String>();
    if (asked > 0) {
      lines.add(text("reissued", asked));
    }
    addNumbers(lines, "waiting", waiting);
    return lines.isEmpty() ? List.of(text("nothing-to-reissue")) : lines;
  }

  public String line(Posted posted, long batch) {
    return switch (posted) {
      case Posted.Done(var letters, var expires) -> text("posted", letters, expires);
      case Posted.UnknownBatch() -> text("unknown", batch);
      case Posted.WrongDay(var first, var last) -> text("wrong-day", first, last);
      case Posted.Already(var on) -> text("already", batch, on);
    };
  }

  public String line(TakenBack back, long batch) {
    return switch (back) {
      case TakenBack.Done(var letters) -> text("not-posted-after-all", batch, letters);
      case TakenBack.UnknownBatch() -> text("unknown", batch);
      case TakenBack.Never() -> text("never-posted", batch);
      case TakenBack.TooLate(var last) -> text("undo-too-late", batch, last);
    };
  }

  public String addresses(Object file, int count) {
    return text("addresses", file, count);
  }

  public String unknown(Object what) {
    return text("unknown", what);
  }

  /** One file, told as soon as it is there. */
  public List<String> lines(Part part) {
    var lines = new ArrayList<String>();
    lines.add(text("printed", part.file(), part.letters(), part.employers(), part.batch()));
    part.covers().ifPresent(file -> lines.add(text("covers", file)));
    part.missing().forEach(it -> lines.add(line(it)));
    return lines;
  }

  /** What is to be said besides the files. */
  public List<String> lines(LetterKind kind, PrintReport report) {
    var lines = new ArrayList<String>();
    if (report.parts().isEmpty()) {
      lines.add(text("nothing", kind(kind)));
    }
    addNumbers(lines, "lapsed", report.lapsed());
    addNumbers(lines, "unaddressed", report.unaddressed());
    if (report.stopped()) {
      lines.add(text("stopped"));
    }
    if (report.contended() > 0) {
      lines.add(text("contended", report.contended()));
    }
    return lines;
  }

  private void addNumbers(List<String> lines, String key, List<Long> letters) {
    if (!letters.isEmpty()) {
      lines.add(messages.text(language, "letters." + key, letters.size(), numbers(letters)));
    }
  }

  private String numbers(List<Long> letters) {
    var first =
        letters.stream().limit(MOST_NUMBERS).map(String::valueOf).collect(Collectors.joining(", "));
    int more = letters.size() - MOST_NUMBERS;
    return more > 0 ? first + ", " + text("more", more) : first;
  }

  private String line(MissingGlyph glyph) {
    return text("missing", glyph.letterId(), "U+%04X".formatted(glyph.character()));
  }

  public List<String> lines(Overview overview) {
    if (overview.counts().isEmpty()) {
      return List.of(text("none"));
    }
    var lines = new ArrayList<String>();
    overview.counts().forEach(count -> lines.add(line(count)));
    overview.batches().forEach(batch -> lines.add(line(batch, overview.isLate(batch))));
    return lines;
  }

  private String line(Count count) {
    var state = messages.text(language, "letters.state." + count.state().code());
    return text("count", kind(count.kind()), state, count.letters());
  }

  private String line(Shown shown, boolean late) {
    var batch = shown.batch();
    var line =
        text(
            "batch",
            batch.id(),
            kind(batch.kind()),
            batch.letters(),
            LocalDate.ofInstant(batch.printedAt(), Japan.ZONE),
            batch.postedOn().map(LocalDate::toString).orElseGet(() -> text("not-posted")),
            shown.used(),
            shown.voided());
    return late ? line + "  " + text("late") : line;
  }

  private String kind(LetterKind kind) {
    return messages.text(language, "letter." + kind.code());
  }

  private String text(String key, Object... args) {
    return messages.text(language, "letters." + key, args);
  }
}
