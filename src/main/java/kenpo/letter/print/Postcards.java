package kenpo.letter.print;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.IntStream;
import kenpo.letter.Destination;
import kenpo.letter.LetterKind;
import kenpo.paper.Lettering;
import kenpo.paper.Typefaces;
import kenpo.roster.file.Employer;
import kenpo.society.Society;
import kenpo.web.Messages;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences.DUPLEX;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences.PRINT_SCALING;

/**
 * A file of letters in memory, never in a temporary file: of each the outside, then the inside.
 * 郵便はがき, 100 x 148 mm.
 */
final class Postcards implements Closeable {

  static final float WIDTH = 100;
  static final float HEIGHT = 148;

  private final PDDocument document;
  private final Lettering lettering;
  private final Outside outside;
  private final Inside inside;

  Postcards(Society society, LetterKind kind, Messages messages, Typefaces typefaces)
      throws IOException {
    document = document();
    lettering = new Lettering(document, typefaces);
    outside = new Outside(society, messages);
    inside = new Inside(society, kind, messages);
  }

  /** As large as it says, on both sides of the paper. */
  private static PDDocument document() {
    var document = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
    var catalog = document.getDocumentCatalog();
    catalog.setLanguage("ja");
    var printing = new PDViewerPreferences(new COSDictionary());
    printing.setPrintScaling(PRINT_SCALING.None);
    printing.setDuplex(DUPLEX.DuplexFlipLongEdge);
    catalog.setViewerPreferences(printing);
    return document;
  }

  void add(Postcard card) throws IOException {
    try (var sheet = new Sheet(document, lettering, WIDTH, HEIGHT)) {
      outside.draw(sheet, card);
    }
    try (var sheet = new Sheet(document, lettering, WIDTH, HEIGHT)) {
      inside.draw(sheet, card);
    }
  }

  /** Characters of what the roster says that no font has. */
  IntStream missing(Postcard card) {
    var employer = card.addressee().employer().filter(it -> card.to() == Destination.EMPLOYER);
    return lettering.missing(
        card.addressee().name()
            + card.address().text().orElse("")
            + employer.flatMap(Employer::name).orElse(""));
  }

  void save(OutputStream to) throws IOException {
    document.save(to);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
