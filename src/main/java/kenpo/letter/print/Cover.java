package kenpo.letter.print;

import java.io.IOException;
import java.time.LocalDate;
import kenpo.letter.print.Sheet.Style;
import kenpo.paper.Weight;
import kenpo.roster.file.Employer;
import kenpo.society.LetterPolicy.Sender;
import kenpo.society.Society;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Messages;

/** The sheet on top of an employer's letters, A4: how many there are, and what to do with them. */
final class Cover {

  static final float WIDTH = 210;
  static final float HEIGHT = 297;

  private static final float LEFT = 25;
  private static final float MIDDLE = WIDTH / 2;
  private static final float TEXT = WIDTH - 2 * LEFT;
  private static final float RIGHT = WIDTH - LEFT;

  /** Where the sender's lines begin. */
  private static final float FROM = 110;

  private static final Style PLAIN = new Style(11, Weight.REGULAR);
  private static final Style FIRM = new Style(14, Weight.BOLD);
  private static final Style TITLE = new Style(18, Weight.BOLD);

  private final Society society;
  private final Sender sender;
  private final Messages messages;

  /** {@code society}: has to name the sender. */
  Cover(Society society, Messages messages) {
    this.society = society;
    this.sender = society.letters().sender().orElseThrow();
    this.messages = messages;
  }

  void draw(Sheet sheet, Employer employer, int letters, LocalDate issued) throws IOException {
    sheet.right(RIGHT, 25, PLAIN, text("cover.date", Dates.day(issued, Language.JA)));
    to(sheet, employer);
    from(sheet);
    sheet.centred(MIDDLE, 125, TITLE, text("cover.title"));
    float y = sheet.block(LEFT, 142, TEXT, PLAIN, text("cover.what", letters));
    sheet.block(LEFT, y + 2, TEXT, PLAIN, text("cover.back"));
    sheet.frame(LEFT, 180, TEXT, 18);
    sheet.centred(MIDDLE, 191, FIRM, text("cover.count", letters));
  }

  private void to(Sheet sheet, Employer employer) throws IOException {
    var postalCode = employer.address().postalCode();
    if (postalCode.isPresent()) {
      sheet.text(LEFT, 38, PLAIN, "〒" + Outside.hyphened(postalCode.get()));
    }
    float y = sheet.fitted(LEFT, 45, 120, 3, PLAIN, employer.address().text().orElseThrow());
    sheet.fitted(LEFT, y + 3, 120, 2, FIRM, text("cover.to", employer.name().orElseThrow()));
  }

  private void from(Sheet sheet) throws IOException {
    float y = sheet.block(FROM, 85, RIGHT - FROM, PLAIN, "〒" + sender.postalCode());
    y = sheet.fitted(FROM, y, RIGHT - FROM, 2, PLAIN, sender.address());
    y = sheet.fitted(FROM, y, RIGHT - FROM, 2, PLAIN, society.name().ja());
    var desk = society.desk();
    sheet.fitted(FROM, y, RIGHT - FROM, 2, PLAIN, desk.name().ja() + "　" + desk.phone());
  }

  private String text(String key, Object... args) {
    return messages.text(Language.JA, "letter." + key, args);
  }
}
