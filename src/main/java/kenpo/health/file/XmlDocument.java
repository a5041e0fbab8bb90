package kenpo.health.file;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one XML document that strangers wrote into memory: no DTD, so no entities and nothing from
 * elsewhere, and bounds on all that can be deep, long or many.
 */
final class XmlDocument {

  /** A checkup goes about 15 deep. */
  private static final int DEPTH = 64;

  /** A checkup has about 500. */
  private static final int ELEMENTS = 50_000;

  private static final int ATTRIBUTES = 32;
  private static final int NAMESPACES = 16;

  /** What is quick to compare and to print; the longest that means something is a name. */
  private static final int LETTERS_OF_ATTRIBUTE = 500;

  private static final int LETTERS = 32_768;

  /** Holds the results once more, for people to read; nothing of it is taken. */
  private static final String NARRATIVE = "text";

  private static final Set<String> TREES_OF_NARRATIVE = Set.of("section", "observation");

  private final XMLStreamReader xml;
  private final Deque<Element> open = new ArrayDeque<>();
  private String namespace = "";
  private int elements;

  private XmlDocument(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** The factory isn't made for several threads; each reader of packages has its own. */
  static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver(
        (publicId, systemId, base, name) -> {
          throw new XMLStreamException("nothing is read from elsewhere");
        });
    return factory;
  }

  /** The root, with all that is in its own namespace and nothing else. */
  static Root read(byte[] bytes, XMLInputFactory factory) throws Malformed {
    var letters = XmlText.decoded(bytes);
    try {
      var xml = factory.createXMLStreamReader(new StringReader(letters));
      try {
        return new XmlDocument(xml).read();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new Malformed("xml.malformed", line(e));
    } catch (RuntimeException e) {
      // The JDK's parser answers some broken documents with an exception of its insides.
      throw new Malformed("xml.malformed", 0);
    }
  }

  /**
   * What was read.
   *
   * @param namespace of the root; empty = none
   */
  record Root(Element element, String namespace) {}

  private static long line(XMLStreamException e) {
    return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
  }

  private Root read() throws XMLStreamException, Malformed {
    var root = new Element("", 0, List.of());
    open.push(root);
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin();
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> words();
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw malformed("xml.dtd");
        default -> {
          // Comments and processing instructions say nothing to us.
        }
      }
    }
    return new Root(root.children().getFirst(), namespace);
  }

  private Malformed malformed(String key) {
    return new Malformed(key, xml.getLocation().getLineNumber());
  }

  private void begin() throws Malformed, XMLStreamException {
    elements++;
    if (open.size() > DEPTH
        || elements > ELEMENTS
        || xml.getAttributeCount() > ATTRIBUTES
        || xml.getNamespaceCount() > NAMESPACES) {
      throw malformed("xml.limit");
    }
    var own = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    if (elements == 1) {
      namespace = own;
    }
    if (!own.equals(namespace)) {
      throw malformed("xml.foreign");
    }
    if (isNarrative()) {
      pass();
      return;
    }
    var element = new Element(xml.getLocalName(), xml.getLocation().getLineNumber(), attributes());
    open.peek().add(element);
    open.push(element);
  }

  private boolean isNarrative() {
    return xml.getLocalName().equals(NARRATIVE) && TREES_OF_NARRATIVE.contains(open.peek().name());
  }

  /** To its end, within the same bounds. */
  private void pass() throws XMLStreamException, Malformed {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        elements++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      if (open.size() + depth > DEPTH || elements > ELEMENTS) {
        throw malformed("xml.limit");
      }
    }
  }

  private List<String> attributes() throws Malformed {
    int count = xml.getAttributeCount();
    var all = new ArrayList<String>(2 * count);
    for (int i = 0; i < count; i++) {
      var of = xml.getAttributeNamespace(i);
      boolean plain = of == null || of.isEmpty();
      if (plain || of.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
        all.add(plain ? xml.getAttributeLocalName(i) : "xsi:" + xml.getAttributeLocalName(i));
        all.add(bounded(xml.getAttributeValue(i), LETTERS_OF_ATTRIBUTE));
      }
    }
    return all;
  }

  private void words() throws Malformed {
    if (!xml.isWhiteSpace()) {
      open.peek().add(new Words(bounded(xml.getText(), LETTERS)));
    }
  }

  private String bounded(String text, int most) throws Malformed {
    if (text.length() > most) {
      throw malformed("xml.limit");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // XML itself has none below the blank but tab and line ends.
      if (c >= 0x7F && c <= 0x9F || c < ' ' && c != '\t' && c != '\r' && c != '\n') {
        throw malformed("xml.control");
      }
    }
    return text;
  }
}
