package kenpo.loadtest.checkups;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Goes through every XML document of a ZIP with the JDK's StAX, looks at each name and text, and
 * does nothing else: {@code BareParsing FILE}. Prints documents and milliseconds.
 */
final class BareParsing {

  private BareParsing() {}

  static void main(String[] args) throws IOException, XMLStreamException {
    long began = System.nanoTime();
    long documents = 0;
    long letters = 0;
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (var zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(Path.of(args[0]))))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().contains("/DATA/") && entry.getName().endsWith(".xml")) {
          letters += letters(factory, zip);
          documents++;
        }
      }
    }
    if (letters == 0) {
      throw new IOException("nothing was read");
    }
    System.out.println(documents + " " + (System.nanoTime() - began) / 1_000_000);
  }

  private static long letters(XMLInputFactory factory, InputStream entry)
      throws XMLStreamException {
    long letters = 0;
    var reader = factory.createXMLStreamReader(new Open(entry));
    while (reader.hasNext()) {
      reader.next();
      if (reader.isStartElement()) {
        letters += reader.getLocalName().length();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          letters += reader.getAttributeValue(i).length();
        }
      } else if (reader.isCharacters()) {
        letters += reader.getTextLength();
      }
    }
    reader.close();
    return letters;
  }

  /** Stays open: the parser ends with its document, not with the ZIP. */
  private static final class Open extends FilterInputStream {

    Open(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The ZIP is closed by its owner.
    }
  }
}
