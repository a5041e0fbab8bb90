package kenpo.health.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Items;

/** Reads the bytes of one document by all rules; for one thread at a time. */
final class DocumentReader {

  private static final String NAMESPACE = "urn:hl7-org:v3";
  private static final String ROOT = "ClinicalDocument";

  /** Nobody is older than this at an examination. */
  private static final int OLDEST = 120;

  private final Items items;
  private final Limits limits;
  private final Optional<String> receiver;
  private final XMLInputFactory factory = XmlDocument.factory();
  private final MessageDigest sha256 = sha256();

  /**
   * @param receiver the insurer that the package is for, where its index names one
   */
  DocumentReader(Items items, Limits limits, Optional<String> receiver) {
    this.items = items;
    this.limits = limits;
    this.receiver = receiver;
  }

  Document read(String entry, byte[] bytes) {
    var findings = new Findings(entry);
    try {
      var root = XmlDocument.read(bytes, factory);
      if (!root.element().name().equals(ROOT)) {
        findings.refuse(root.element(), "document.other");
        return new Document.Refused(entry, findings.problems());
      }
      if (!root.namespace().equals(NAMESPACE)) {
        findings.note(root.element(), "document.namespace");
      }
      return read(entry, bytes, root.element(), findings);
    } catch (Malformed e) {
      findings.refuse(e);
      return new Document.Refused(entry, findings.problems());
    }
  }

  /** The same of a document that is elements already; {@code bytes} are what it was made from. */
  Document read(String entry, byte[] bytes, Element root, Findings findings) {
    var days = new Days(limits.latest(), findings);
    var reader = new HeaderReader(root, new Codes(items, findings), days, findings);
    if (!reader.bringsResults()) {
      return new Document.Refused(entry, findings.problems());
    }
    var header = reader.read();
    var examinee = new PersonReader(root, receiver, days, findings).read();
    compare(root, header.examined(), header.written(), examinee, findings);
    var observations = new ResultsReader(items, findings).read(root);
    if (!findings.isSound()) {
      return new Document.Refused(entry, findings.problems());
    }
    var checkup =
        new Checkup(
            header.report().get(),
            header.program().get(),
            header.examined().get(),
            header.written().get(),
            header.institution(),
            observations);
    return new Document.Sound(
        entry, examinee.get(), checkup, sha256.digest(bytes), findings.notes());
  }

  /** Days with each other, as far as they are there. */
  static void compare(
      Element root,
      Optional<LocalDate> day,
      Optional<LocalDate> written,
      Optional<Examinee> examinee,
      Findings findings) {
    if (day.isEmpty()) {
      return;
    }
    var examined = day.get();
    if (written.filter(examined::isAfter).isPresent()) {
      findings.refuse(root, "examined.after-written");
    }
    var birth = examinee.map(Examinee::birthDate);
    if (birth.filter(examined::isBefore).isPresent()) {
      findings.refuse(root, "birth.after-examined");
    }
    if (birth.filter(examined.minusYears(OLDEST)::isAfter).isPresent()) {
      findings.refuse(root, "birth.too-long-ago");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
