package kenpo.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A PDF as it is read aloud: by its tags, in their order. */
public record ReadAloud(PDDocument document) implements AutoCloseable {

  /**
   * A thing with words of its own.
   *
   * @param tag e.g. {@code H1}, {@code TH Column}, {@code TD}
   * @param text without line breaks; of a figure what is said in its place
   */
  public record Said(String tag, String text) {}

  public static ReadAloud of(byte[] file) throws IOException {
    return new ReadAloud(Loader.loadPDF(file));
  }

  public List<Said> all() throws IOException {
    var pieces = new HashMap<PDPage, Map<Integer, String>>();
    for (var page : document.getPages()) {
      pieces.put(page, pieces(page));
    }
    var said = new ArrayList<Said>();
    add(document.getDocumentCatalog().getStructureTreeRoot(), pieces, said);
    return said;
  }

  public List<String> texts(String tag) throws IOException {
    return all().stream().filter(it -> it.tag().equals(tag)).map(Said::text).toList();
  }

  private static void add(
      PDStructureNode node, Map<PDPage, Map<Integer, String>> pieces, List<Said> said) {
    var text = new StringBuilder();
    int place = said.size();
    for (var kid : node.getKids()) {
      switch (kid) {
        case PDStructureElement element -> add(element, pieces, said);
        case PDMarkedContentReference piece ->
            text.append(pieces.get(piece.getPage()).get(piece.getMCID()));
        default -> throw new AssertionError(kid);
      }
    }
    if (node instanceof PDStructureElement element) {
      var alternate = element.getAlternateDescription();
      var words = alternate == null ? text.toString() : alternate;
      if (!words.isEmpty() || element.getStructureType().equals("TD")) {
        said.add(place, new Said(tag(element), words));
      }
    }
  }

  private static String tag(PDStructureElement element) {
    for (int i = 0; i < element.getAttributes().size(); i++) {
      if (element.getAttributes().getObject(i) instanceof PDTableAttributeObject table) {
        return element.getStructureType() + " " + table.getScope();
      }
    }
    return element.getStructureType();
  }

  private static Map<Integer, String> pieces(PDPage page) throws IOException {
    var extractor = new PDFMarkedContentExtractor();
    extractor.processPage(page);
    var pieces = new HashMap<Integer, String>();
    for (var content : extractor.getMarkedContents()) {
      if (content.getMCID() >= 0) {
        pieces.put(content.getMCID(), text(content));
      }
    }
    return pieces;
  }

  private static String text(PDMarkedContent content) {
    return content.getContents().stream()
        .filter(TextPosition.class::isInstance)
        .map(it -> ((TextPosition) it).getUnicode())
        .collect(Collectors.joining());
  }

  /** All that is on it, for the eye. */
  public String page(int number) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return stripper.getText(document);
  }

  /** The same of all pages, without spaces, as lines break anywhere. */
  public String pages() throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("\\s", "");
  }

  /** Names of fonts that are not inside the file. */
  public List<String> fontsElsewhere() throws IOException {
    var elsewhere = new ArrayList<String>();
    for (var page : document.getPages()) {
      for (var name : page.getResources().getFontNames()) {
        var font = page.getResources().getFont(name);
        if (!font.isEmbedded()) {
          elsewhere.add(font.getName());
        }
      }
    }
    return elsewhere;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
