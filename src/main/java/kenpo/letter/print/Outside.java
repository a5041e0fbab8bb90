package kenpo.letter.print;

import java.io.IOException;
import kenpo.letter.Destination;
import kenpo.letter.print.Sheet.Style;
import kenpo.paper.Weight;
import kenpo.roster.file.Employer;
import kenpo.society.LetterPolicy.Sender;
import kenpo.society.Society;
import kenpo.web.Language;
import kenpo.web.Messages;

/**
 * The page that everybody sees: who gets it and who sent it, and nothing about why. A postcard has
 * to say that it is one; the corner above on the left, 35 mm wide and 38 mm high, is left to the
 * stamp.
 */
final class Outside {

  private static final float MIDDLE = 50;
  private static final float LEFT = 12;
  private static final float WIDTH = 80;
  private static final float RIGHT = 92;

  private static final Style TINY = new Style(7, Weight.REGULAR);
  private static final Style SMALL = new Style(8, Weight.REGULAR);
  private static final Style PLAIN = new Style(10, Weight.REGULAR);
  private static final Style POSTAL_CODE = new Style(14, Weight.REGULAR);
  private static final Style FIRM = new Style(11, Weight.REGULAR);
  private static final Style NAME = new Style(16, Weight.BOLD);
  private static final Style SENDER = new Style(9, Weight.BOLD);

  private final Society society;
  private final Sender sender;
  private final Messages messages;

  /** {@code society}: has to name the sender. */
  Outside(Society society, Messages messages) {
    this.society = society;
    this.sender = society.letters().sender().orElseThrow();
    this.messages = messages;
  }

  void draw(Sheet sheet, Postcard card) throws IOException {
    sheet.centred(MIDDLE, 6, TINY, text("card.type"));
    if (card.address().postalCode().isPresent()) {
      sheet.right(RIGHT, 18, POSTAL_CODE, "〒" + hyphened(card.address().postalCode().get()));
    }
    sheet.right(RIGHT - 1.7f, 30, SMALL, text("card.confidential"));
    sheet.frame(RIGHT - 9, 26, 9, 6);
    float y = sheet.fitted(LEFT, 46, WIDTH, 3, PLAIN, card.address().text().orElseThrow());
    if (card.to() == Destination.EMPLOYER) {
      y = sheet.fitted(LEFT, y + 2, WIDTH, 2, FIRM, firm(card));
    }
    y = sheet.fitted(LEFT + 6, y + 6, WIDTH - 6, 2, NAME, name(card));
    if (card.to() == Destination.EMPLOYER) {
      sheet.text(LEFT + 6, y, SMALL, text("card.hand-on"));
    }
    from(sheet);
  }

  private void from(Sheet sheet) throws IOException {
    sheet.rule(LEFT, 114, RIGHT - LEFT);
    sheet.text(LEFT, 119, TINY, text("card.sender"));
    sheet.text(LEFT + 12, 119, SMALL, "〒" + sender.postalCode());
    float y = sheet.fitted(LEFT + 12, 123, WIDTH - 12, 2, SMALL, sender.address());
    y = sheet.fitted(LEFT + 12, y + 1, WIDTH - 12, 2, SENDER, society.name().ja());
    sheet.block(
        LEFT + 12,
        y + 0.5f,
        WIDTH - 12,
        SMALL,
        society.desk().name().ja() + "　" + society.desk().phone());
  }

  private static String firm(Postcard card) {
    return card.addressee().employer().flatMap(Employer::name).orElseThrow();
  }

  private String name(Postcard card) {
    return text("card.to", card.addressee().name());
  }

  static String hyphened(String postalCode) {
    return postalCode.substring(0, 3) + "-" + postalCode.substring(3);
  }

  private String text(String key, Object... args) {
    return messages.text(Language.JA, "letter." + key, args);
  }
}
