package kenpo.letter.print;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kenpo.letter.Destination;
import kenpo.letter.LetterDesk.Addressed;
import kenpo.letter.LetterDesk.Note;
import kenpo.roster.file.Employer;
import kenpo.roster.file.PostalAddress;
import kenpo.web.Language;
import kenpo.web.Messages;

/** The addresses of a batch as a table for a spreadsheet, which its owner alone may read. */
public record AddressFile(Messages messages, Language language) {

  /** By which spreadsheets know UTF-8. */
  private static final char MARK = '\uFEFF';

  private static final String FORMULA = "=+-@＝＋－＠\t\r\n";

  /** Never over a file that is there. */
  public void write(Path file, List<Addressed> addresses) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, owner);
        var text =
            new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8);
        var table = CsvWriter.builder().build(text.append(MARK))) {
      table.writeRecord(
          Stream.of("letter", "to", "postal-code", "address", "employer", "name", "note")
              .map(key -> messages.text(language, "letters.column." + key))
              .toList());
      addresses.forEach(it -> table.writeRecord(row(it)));
    }
  }

  private List<String> row(Addressed it) {
    var who = it.addressee();
    var employer = who.employer().filter(firm -> it.to() == Destination.EMPLOYER);
    var address =
        Optional.of(employer.map(Employer::address).orElse(who.home()))
            .filter(told -> it.note() == Note.NONE);
    return Stream.of(
            Long.toString(it.letterId()),
            messages.text(language, "letters.to." + it.to().code()),
            address.flatMap(PostalAddress::postalCode).map(Outside::hyphened).orElse(""),
            address.flatMap(PostalAddress::text).orElse(""),
            address.flatMap(told -> employer).flatMap(Employer::name).orElse(""),
            who.name(),
            messages.text(language, "letters.note." + it.note().code()))
        .map(AddressFile::harmless)
        .toList();
  }

  /** A spreadsheet would work out what begins like a formula. */
  private static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
