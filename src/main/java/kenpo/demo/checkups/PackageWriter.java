package kenpo.demo.checkups;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Items;

/**
 * Writes a ZIP of 特定健診 XML, document after document: none of them is kept, so it may hold any
 * number. The same documents give the same bytes. Its index is of the period that its day is in.
 */
public final class PackageWriter implements AutoCloseable {

  private static final String INSURER = "1.2.392.200119.6.101";
  private static final String AGENCY = "1.2.392.200119.6.103";
  private static final String INSTITUTION = "1.2.392.200119.6.102";
  private static final int AGENCY_DIGITS = 8;
  private static final String FROM_AGENCY_TO_INSURER = "3";
  private static final String FROM_INSTITUTION_TO_INSURER = "6";

  private final PackageName name;
  private final DocumentWriter documents;
  private final ZipOutputStream zip;
  private int written;

  private PackageWriter(PackageName name, Items items, ZipOutputStream zip) {
    this.name = name;
    this.documents = new DocumentWriter(items);
    this.zip = zip;
  }

  /** Makes the ZIP in a folder that is there, by the name that the package has. */
  public static PackageWriter in(Path folder, PackageName name, Items items) throws IOException {
    var file = Files.newOutputStream(folder.resolve(name.folder() + ".zip"));
    return new PackageWriter(name, items, new ZipOutputStream(new BufferedOutputStream(file)));
  }

  public void add(Examinee examinee, Checkup checkup) throws IOException {
    written++;
    entry(name.document(written), to -> documents.write(examinee, checkup, to));
  }

  /** Writes the index, whose number of documents is known by now. */
  @Override
  public void close() throws IOException {
    try (zip) {
      entry(
          name.index(),
          to ->
              Xml.file(
                  to,
                  "index",
                  Period.of(name.day()).namespace(),
                  "./XSD/ix08_V08.xsd",
                  this::index));
    }
  }

  private void index(Xml xml) throws XMLStreamException {
    boolean agency = name.sender().length() == AGENCY_DIGITS;
    var sender = agency ? AGENCY : INSTITUTION;
    var way = agency ? FROM_AGENCY_TO_INSURER : FROM_INSTITUTION_TO_INSURER;
    xml.empty("interactionType", "code", way);
    xml.empty("creationTime", "value", DateTimeFormatter.BASIC_ISO_DATE.format(name.day()));
    xml.element("sender", () -> xml.empty("id", "root", sender, "extension", name.sender()));
    xml.element("receiver", () -> xml.empty("id", "root", INSURER, "extension", name.receiver()));
    xml.empty("serviceEventType", "code", Integer.toString(PackageName.CHECKUPS));
    xml.empty("totalRecordCount", "value", Integer.toString(written));
  }

  private void entry(String path, Content content) throws IOException {
    var entry = new ZipEntry(path);
    entry.setTimeLocal(name.day().atStartOfDay());
    zip.putNextEntry(entry);
    try {
      content.write(zip);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    zip.closeEntry();
  }

  /** Leaves the stream open. */
  private interface Content {
    void write(OutputStream to) throws XMLStreamException;
  }
}
