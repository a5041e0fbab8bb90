package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import kenpo.health.file.ZipContent.Unpacked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Attr;
import org.w3c.dom.Node;

/** What our readers find is what those of the JDK find. */
class DifferentialTest {

  @TempDir private Path folder;

  private void isReadAsByTheJdk(Path path) throws Exception {
    var ours = new ArrayList<byte[]>();
    try (var file = PackageFile.open(path, Kind.limits())) {
      ours.add(((Unpacked.Bytes) file.unpack(file.entries().index())).bytes());
      for (var entry : file.entries().documents()) {
        ours.add(((Unpacked.Bytes) file.unpack(entry)).bytes());
      }
    }
    var theirs = new ArrayList<byte[]>();
    try (var zip = new ZipFile(path.toFile())) {
      for (var end : List.of("ix08_V08.xml", "001.xml", "002.xml")) {
        for (var entry : zip.stream().filter(it -> it.getName().endsWith(end)).toList()) {
          theirs.add(zip.getInputStream(entry).readAllBytes());
        }
      }
    }
    assertThat(ours).usingElementComparator(java.util.Arrays::compare).isEqualTo(theirs);
    assertThat(ours).hasSize(3);
  }

  @Test
  void theSampleHasTheSameContent() throws Exception {
    isReadAsByTheJdk(SampleTest.SAMPLE);
  }

  @Test
  void sizesBehindTheContentStoredContentAndACommentMakeNoDifference() throws Exception {
    var parts = parts();
    isReadAsByTheJdk(Kind.write(folder, "behind.zip", ZipMaker.zip(parts)));
    for (var comment : List.of("", "PK\u0005\u0006 is not the end")) {
      var path = folder.resolve("stored.zip");
      try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
        zip.setMethod(ZipOutputStream.STORED);
        zip.setComment(comment);
        for (var part : parts.entrySet()) {
          store(zip, part.getKey(), part.getValue());
        }
      }
      isReadAsByTheJdk(path);
    }
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var crc = new CRC32();
    crc.update(bytes);
    var entry = new java.util.zip.ZipEntry(name);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setExtra(new byte[] {0x77, 0x77, 2, 0, 1, 2});
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static LinkedHashMap<String, byte[]> parts() {
    var parts = new LinkedHashMap<>(ZipMaker.parts(ZipMaker.document()));
    parts.put(ZipMaker.DATA + "2024-002.xml", ZipMaker.bytes("<a/>"));
    return parts;
  }

  @Test
  void elementsAttributesAndWordsAreThoseOfTheDom() throws Exception {
    for (var text :
        List.of(
            ZipMaker.document(),
            ZipMaker.index(1),
            "<a b=' &lt;&amp;&#x20BB7; \n"
                + "'>x<![CDATA[<&]]>y<!-- z -->&#12354;<?p q?>𠮷<c d=''/>e</a>",
            "<x:a xmlns:x='urn:x'><x:b x:c='1' d='2'>word</x:b></x:a>")) {
      var bytes = ZipMaker.bytes(text);
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      var theirs = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
      same(XmlDocument.read(bytes, XmlDocument.factory()).element(), theirs.getDocumentElement());
    }
  }

  private static void same(Element ours, Node theirs) {
    assertThat(ours.name()).isEqualTo(theirs.getLocalName());
    for (int i = 0; i < theirs.getAttributes().getLength(); i++) {
      var attribute = (Attr) theirs.getAttributes().item(i);
      if (attribute.getNamespaceURI() == null) {
        assertThat(ours.attribute(attribute.getName())).contains(attribute.getValue().strip());
      }
    }
    var elements = new ArrayList<Node>();
    var words = new StringBuilder();
    for (var node = theirs.getFirstChild(); node != null; node = node.getNextSibling()) {
      switch (node.getNodeType()) {
        case Node.ELEMENT_NODE -> {
          if (!isNarrative(node)) {
            elements.add(node);
          }
        }
        case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> words.append(node.getNodeValue());
        default -> {
          // Says nothing.
        }
      }
    }
    assertThat(ours.children()).hasSameSizeAs(elements);
    if (elements.isEmpty()) {
      assertThat(ours.text()).isEqualTo(words.toString().strip());
    }
    for (int i = 0; i < elements.size(); i++) {
      same(ours.children().get(i), elements.get(i));
    }
  }

  private static boolean isNarrative(Node node) {
    return "text".equals(node.getLocalName())
        && "section".equals(node.getParentNode().getLocalName());
  }
}
