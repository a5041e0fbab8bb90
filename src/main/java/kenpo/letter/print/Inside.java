package kenpo.letter.print;

import java.io.IOException;
import kenpo.letter.LetterKind;
import kenpo.letter.print.Sheet.Style;
import kenpo.paper.Weight;
import kenpo.society.Society;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Messages;

/** The page under the seal: the secret, what it is for, until when, and where it is typed. */
final class Inside {

  private static final float MIDDLE = 50;
  private static final float LEFT = 8;
  private static final float WIDTH = 84;
  private static final float RIGHT = LEFT + WIDTH;

  /** The white around the QR code is part of it. */
  private static final float QR = 34;

  private static final Style SMALL = new Style(7.5f, Weight.REGULAR);
  private static final Style PLAIN = new Style(8.5f, Weight.REGULAR);
  private static final Style STRONG = new Style(8.5f, Weight.BOLD);
  private static final Style NAME = new Style(10, Weight.REGULAR);
  private static final Style TITLE = new Style(14, Weight.BOLD);
  private static final Style CODE = new Style(20, Weight.BOLD);

  private final Society society;
  private final LetterKind kind;
  private final Messages messages;

  Inside(Society society, LetterKind kind, Messages messages) {
    this.society = society;
    this.kind = kind;
    this.messages = messages;
  }

  void draw(Sheet sheet, Postcard card) throws IOException {
    var language = card.language();
    var issued = Dates.day(card.issued(), language);
    sheet.right(RIGHT, 9, SMALL, text(language, "inside.issued", issued));
    sheet.fitted(LEFT, 15, WIDTH, 1, NAME, text(language, "card.to", card.addressee().name()));
    sheet.centred(MIDDLE, 25, TITLE, text(language, "inside." + kind.code() + ".title"));
    var what = text(language, "inside." + kind.code() + ".what");
    sheet.fitted(LEFT, 33, WIDTH, 3, PLAIN, what);
    sheet.frame(LEFT, 47, WIDTH, 14);
    sheet.centred(MIDDLE, 56.5f, CODE, card.code().grouped());
    float y = sheet.fitted(LEFT, 66, WIDTH, 2, SMALL, text(language, "inside.form"));
    y = sheet.block(LEFT, y + 1.5f, WIDTH, STRONG, valid(language));
    var atLeast = Dates.day(card.atLeast(), language);
    sheet.block(LEFT, y, WIDTH, PLAIN, text(language, "inside.at-least", atLeast));
    where(sheet, card);
    foot(sheet, language);
  }

  private String valid(Language language) {
    return text(language, "inside.valid", society.letters().validMonths());
  }

  private void where(Sheet sheet, Postcard card) throws IOException {
    var language = card.language();
    var page = society.baseUrl() + "/viewing";
    float width = WIDTH - QR - 2;
    float y = sheet.block(LEFT, 89, width, STRONG, text(language, "inside.where"));
    y = sheet.fitted(LEFT, y, width, 3, PLAIN, page);
    y = sheet.fitted(LEFT, y + 1, width, 3, SMALL, text(language, "inside.how"));
    sheet.fitted(LEFT, y + 1, width, 2, SMALL, text(language, "inside.qr"));
    // Behind a "#" no browser sends it to anybody, so that it stands in no server's log.
    var squares = QrCode.of(page + "#" + card.code().text());
    float size = QR / (squares.getWidth() + 2 * QrCode.QUIET);
    float quiet = QrCode.QUIET * size;
    sheet.squares(RIGHT - QR + quiet, 84 + quiet, size, squares);
  }

  private void foot(Sheet sheet, Language language) throws IOException {
    float y = sheet.fitted(LEFT, 122, WIDTH, 2, SMALL, text(language, "inside.secret"));
    sheet.rule(LEFT, y, WIDTH);
    var desk = society.desk();
    y = sheet.block(LEFT, y + 4.5f, WIDTH, STRONG, text(language, "inside.desk"));
    var who = society.name().in(language) + "　" + desk.name().in(language);
    y = sheet.fitted(LEFT, y, WIDTH, 2, SMALL, who);
    sheet.fitted(LEFT, y, WIDTH, 1, SMALL, desk.phone() + "　" + desk.hours().in(language));
  }

  private String text(Language language, String key, Object... args) {
    return messages.text(language, "letter." + key, args);
  }
}
