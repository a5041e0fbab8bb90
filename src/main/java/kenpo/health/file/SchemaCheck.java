package kenpo.health.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import kenpo.health.file.ZipContent.Unpacked;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Holds the index and each document of a package against the official XML schemas, where the
 * operator has them: they are not part of the product. Schemas that strangers put into their ZIP
 * are never used, and nothing is fetched from a network. Reading waits for the disk.
 */
public final class SchemaCheck {

  private static final Pattern OF_INDEXES = Pattern.compile("ix[0-9]{2}(_V[0-9]{2})?\\.xsd");
  private static final Pattern OF_DOCUMENTS = Pattern.compile("hc[0-9]{2}(_V[0-9]{2})?\\.xsd");

  private final Schema ofIndexes;
  private final Schema ofDocuments;

  private SchemaCheck(Schema ofIndexes, Schema ofDocuments) {
    this.ofIndexes = ofIndexes;
    this.ofDocuments = ofDocuments;
  }

  /** How many files were looked at, and in how many something is wrong. */
  public record Result(int files, int wrong) {}

  /**
   * Reads the schemas of a folder; takes a second or two.
   *
   * @throws Unreadable when the folder has none, or one that is no schema
   */
  public static SchemaCheck load(Path folder) throws IOException, Unreadable {
    return new SchemaCheck(
        schema(folder, OF_INDEXES, "ix08_V08.xsd"), schema(folder, OF_DOCUMENTS, "hc08_V08.xsd"));
  }

  private static Schema schema(Path folder, Pattern name, String official)
      throws IOException, Unreadable {
    try (var files = Files.list(folder)) {
      var found =
          files.filter(file -> name.matcher(file.getFileName().toString()).matches()).sorted();
      var file =
          found
              .reduce((older, newer) -> newer)
              .orElseThrow(() -> Unreadable.because("schema.missing", official));
      return factory().newSchema(file.toFile());
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw Unreadable.because("schema.missing", official);
    } catch (SAXParseException e) {
      throw Unreadable.because(
          "schema.broken", fileName(e), Integer.toString(Math.max(0, e.getLineNumber())));
    } catch (SAXException e) {
      throw Unreadable.because("schema.broken", official, "0");
    }
  }

  private static String fileName(SAXParseException e) {
    var id = String.valueOf(e.getSystemId());
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private static SchemaFactory factory() throws SAXException {
    var factory = SchemaFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    return factory;
  }

  /**
   * Hands on what is wrong in a package, file by file.
   *
   * @throws Unreadable when it can't be looked at
   */
  public Result check(Path zip, Limits limits, Consumer<Problem> sink)
      throws IOException, Unreadable {
    int wrong = 0;
    try (var file = PackageFile.open(zip, limits)) {
      var index = file.entries().index();
      wrong += tell(problems(file, index, ofIndexes), sink);
      for (var document : file.entries().documents()) {
        wrong += tell(problems(file, document, ofDocuments), sink);
      }
      return new Result(1 + file.entries().documents().size(), wrong);
    }
  }

  private static int tell(List<Problem> problems, Consumer<Problem> sink) {
    problems.forEach(sink);
    return problems.isEmpty() ? 0 : 1;
  }

  private static List<Problem> problems(PackageFile file, ZipEntry entry, Schema schema)
      throws IOException {
    var name = entry.shown();
    return switch (file.unpack(entry)) {
      case Unpacked.Not not -> PackageFile.problems(entry, not);
      case Unpacked.Bytes(var bytes) -> {
        try {
          yield new SchemaRun(name).problems(bytes, schema);
        } catch (Malformed e) {
          yield List.of(e.problem(name));
        }
      }
    };
  }
}
