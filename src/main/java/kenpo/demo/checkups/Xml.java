package kenpo.demo.checkups;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements in one namespace, so that the code that calls it is nested as its file is. */
final class Xml {

  private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  /** What stands within an element. */
  interface Content {
    void write() throws XMLStreamException;
  }

  private final XMLStreamWriter out;

  private Xml(XMLStreamWriter out) {
    this.out = out;
  }

  /**
   * Writes a whole file; the stream is left open.
   *
   * @param schema where its schema is, seen from the file
   */
  static void file(
      OutputStream to, String root, String namespace, String schema, FileContent content)
      throws XMLStreamException {
    var text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    var out = FACTORY.createXMLStreamWriter(text);
    out.writeStartDocument("UTF-8", "1.0");
    out.writeCharacters("\n");
    out.writeStartElement(root);
    out.writeDefaultNamespace(namespace);
    out.writeNamespace("xsi", XSI);
    out.writeAttribute("xsi", XSI, "schemaLocation", namespace + " " + schema);
    content.write(new Xml(out));
    out.writeEndDocument();
    out.flush();
  }

  /** What stands within the root of a file. */
  interface FileContent {
    void write(Xml xml) throws XMLStreamException;
  }

  /** An element without content; attributes are name, value, name, value … */
  void empty(String name, String... attributes) throws XMLStreamException {
    out.writeEmptyElement(name);
    attributes(attributes);
  }

  void text(String name, String words) throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(words);
    out.writeEndElement();
  }

  void element(String name, Content content, String... attributes) throws XMLStreamException {
    out.writeStartElement(name);
    attributes(attributes);
    content.write();
    out.writeEndElement();
  }

  /** {@code <value xsi:type=…>}, without content. */
  void value(String type, String... attributes) throws XMLStreamException {
    out.writeEmptyElement("value");
    type(type);
    attributes(attributes);
  }

  /** {@code <value xsi:type=…>} around something. */
  void valueAround(String type, Content content) throws XMLStreamException {
    out.writeStartElement("value");
    type(type);
    content.write();
    out.writeEndElement();
  }

  void words(String words) throws XMLStreamException {
    out.writeCharacters(words);
  }

  /** For what is easier to read line by line. */
  void line() throws XMLStreamException {
    out.writeCharacters("\n");
  }

  /** An element whose attribute may be missing. */
  void present(String name, String attribute, Optional<String> value) throws XMLStreamException {
    if (value.isPresent()) {
      empty(name, attribute, value.get());
    }
  }

  private void type(String type) throws XMLStreamException {
    out.writeAttribute("xsi", XSI, "type", type);
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.writeAttribute(attributes[i], attributes[i + 1]);
      }
    }
  }
}
