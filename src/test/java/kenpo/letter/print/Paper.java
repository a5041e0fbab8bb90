package kenpo.letter.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads printed files as people, and their telephones, read paper. */
record Paper(PDDocument document) implements AutoCloseable {

  private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
  private static final float DPI = 300;

  static Paper of(Path file) throws IOException {
    return new Paper(Loader.loadPDF(file.toFile()));
  }

  int pages() {
    return document.getNumberOfPages();
  }

  /** {@code page}: from 1. Without line breaks. */
  String text(int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document).replaceAll("\\R", "");
  }

  String code(int page) throws IOException {
    var found = CODE.matcher(text(page));
    if (!found.find()) {
      throw new AssertionError("page " + page + " shows no code");
    }
    return found.group();
  }

  PDRectangle size(int page) {
    return document.getPage(page - 1).getMediaBox();
  }

  /** Fonts of the page, each with whether it is inside the file. */
  List<String> fonts(int page) throws IOException {
    var resources = document.getPage(page - 1).getResources();
    var fonts = new ArrayList<String>();
    for (var name : resources.getFontNames()) {
      var font = resources.getFont(name);
      fonts.add(font.getName() + (font.isEmbedded() ? "" : " is missing"));
    }
    return fonts;
  }

  /** What the QR code of a page says. */
  String scanned(int page) throws IOException {
    var image = image(page);
    var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    var light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    try {
      return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(light))).getText();
    } catch (NotFoundException
        | com.google.zxing.ChecksumException
        | com.google.zxing.FormatException e) {
      throw new AssertionError("page " + page + " has no QR code that can be read", e);
    }
  }

  private BufferedImage image(int page) throws IOException {
    return new PDFRenderer(document).renderImageWithDPI(page - 1, DPI, ImageType.RGB);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
