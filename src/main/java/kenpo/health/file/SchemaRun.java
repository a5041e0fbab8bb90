package kenpo.health.file;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * One document held against a schema. What the validator says quotes the document, so only the rule
 * that was broken is told, and where.
 */
final class SchemaRun {

  private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

  /** The schema has no such root: that of older files is in another namespace. */
  private static final String NO_ROOT = "cvc-elt.1";

  private static final Pattern RULE = Pattern.compile("\\A([a-zA-Z]+-[-.a-zA-Z0-9]{1,40}):");
  private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,40}");

  private final String entry;
  private final List<Problem> problems = new ArrayList<>();
  private String element = "";
  private boolean otherEdition;

  SchemaRun(String entry) {
    this.entry = entry;
  }

  List<Problem> problems(byte[] bytes, Schema schema) throws IOException, Malformed {
    // Its bounds come first: a validator has none for the length of a value.
    XmlDocument.read(bytes, XmlDocument.factory());
    var letters = new InputSource(new StringReader(XmlText.decoded(bytes)));
    try {
      var validator = schema.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(new Listener());
      validator.validate(new SAXSource(named(), letters));
    } catch (SAXParseException e) {
      add(e);
    } catch (SAXException | IllegalStateException | IndexOutOfBoundsException e) {
      // The JDK's parser answers some broken documents with an exception of its insides.
      problems.add(Problem.in(entry, "xml.malformed"));
    }
    return problems;
  }

  /** Keeps the name of the element under way. */
  private XMLFilterImpl named() throws SAXException {
    return new XMLFilterImpl(parser()) {
      @Override
      public void startElement(String uri, String name, String prefixed, Attributes attributes)
          throws SAXException {
        element = name;
        super.startElement(uri, name, prefixed, attributes);
      }
    };
  }

  private static org.xml.sax.XMLReader parser() throws SAXException {
    try {
      var factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DTD, true);
      return factory.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser has these features", e);
    }
  }

  private void add(SAXParseException e) {
    if (String.valueOf(e.getMessage()).startsWith(NO_ROOT)) {
      // All that is told after it says the same.
      problems.clear();
      otherEdition = true;
      problems.add(Problem.in(entry, "schema.other-edition"));
    } else if (problems.size() < Findings.MOST && !otherEdition) {
      var rule = RULE.matcher(String.valueOf(e.getMessage()));
      long line = Math.max(0, e.getLineNumber());
      problems.add(
          rule.find()
              ? new Problem(entry, line, "", "schema.broken-rule", List.of(rule.group(1), shown()))
              : new Problem(entry, line, "", "xml.malformed", List.of()));
    }
  }

  private String shown() {
    return NAME.matcher(element).matches() ? element : "?";
  }

  private final class Listener implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // Says nothing about the document being right or wrong.
    }

    @Override
    public void error(SAXParseException e) {
      add(e);
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
