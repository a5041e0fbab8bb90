package kenpo.letter.print;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kenpo.letter.Destination;
import kenpo.paper.Lettering;
import kenpo.paper.Typefaces;
import kenpo.roster.file.Employer;
import kenpo.society.Society;
import kenpo.web.Messages;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The sheets on top of the letters of one file, one for each employer. */
final class Covers {

  private final Society society;
  private final Messages messages;
  private final Typefaces typefaces;

  Covers(Society society, Messages messages, Typefaces typefaces) {
    this.society = society;
    this.messages = messages;
    this.typefaces = typefaces;
  }

  /** How many letters go to each employer, in the order of printing. */
  static Map<Employer, Integer> counts(List<Postcard> cards) {
    var counts = new LinkedHashMap<Employer, Integer>();
    cards.stream()
        .filter(card -> card.to() == Destination.EMPLOYER)
        .forEach(card -> counts.merge(card.addressee().employer().orElseThrow(), 1, Integer::sum));
    return counts;
  }

  void write(Map<Employer, Integer> counts, LocalDate issued, OutputStream to) throws IOException {
    try (var document = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
      var lettering = new Lettering(document, typefaces);
      var cover = new Cover(society, messages);
      for (var employer : counts.entrySet()) {
        try (var sheet = new Sheet(document, lettering, Cover.WIDTH, Cover.HEIGHT)) {
          cover.draw(sheet, employer.getKey(), employer.getValue(), issued);
        }
      }
      document.save(to);
    }
  }
}
