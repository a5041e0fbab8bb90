package kenpo.health.file;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kenpo.health.Institution;

/** Reads what a document says of itself and of the examination: what kind, when, by whom. */
final class HeaderReader {

  static final String TYPE_LIST = "2.16.840.1.113883.1.3";
  static final String TYPE = "POCD_HD000040";
  private static final Set<String> DELETIONS = Set.of("19", "49");
  private static final String OF_THE_STATE = "30";
  private static final String GUIDANCE = "100";
  private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
  private static final int LONGEST_NAME = 200;

  private final Element root;
  private final Codes codes;
  private final Days days;
  private final Findings findings;

  HeaderReader(Element root, Codes codes, Days days, Findings findings) {
    this.root = root;
    this.codes = codes;
    this.days = days;
    this.findings = findings;
  }

  /** Whether it is one that brings results at all; nothing else is said of one that isn't. */
  boolean bringsResults() {
    var report = root.child("code").flatMap(code -> code.attribute("code")).orElse("");
    var why =
        DELETIONS.contains(report)
            ? "document.deletion"
            : report.startsWith("2") || isGuidance()
                ? "document.guidance"
                : report.equals(OF_THE_STATE) ? "document.report" : "";
    if (!why.isEmpty()) {
      findings.refuse(root, why);
    }
    return why.isEmpty();
  }

  private boolean isGuidance() {
    return root.child("documentationOf", "serviceEvent", "code")
        .filter(program -> program.has("code", GUIDANCE))
        .isPresent();
  }

  Header read() {
    type();
    var report = codes.read(root, root.child("code"), Oid.REPORT, "report");
    var written =
        days.read(
            root.child("effectiveTime").orElse(root),
            "written",
            root.child("effectiveTime").flatMap(time -> time.attribute("value")));
    var event = event();
    return new Header(
        report,
        event.flatMap(e -> codes.read(e, e.child("code"), Oid.PROGRAM, "program")),
        event.flatMap(this::examined),
        written,
        institution(event));
  }

  private void type() {
    var type = root.child("typeId");
    if (type.filter(id -> id.has("root", TYPE_LIST) && id.has("extension", TYPE)).isEmpty()) {
      findings.refuse(type.orElse(root), "document.type");
    }
  }

  private Optional<Element> event() {
    var events = root.all("documentationOf", "serviceEvent");
    if (events.size() != 1) {
      findings.refuse(
          events.isEmpty() ? root : events.get(1),
          events.isEmpty() ? "examined.missing" : "examined.twice");
      return Optional.empty();
    }
    return Optional.of(events.getFirst());
  }

  /** Some write the day itself, others the first of several days. */
  private Optional<LocalDate> examined(Element event) {
    var time = event.child("effectiveTime");
    var day =
        time.flatMap(of -> of.attribute("value"))
            .or(() -> time.flatMap(of -> of.child("low")).flatMap(low -> low.attribute("value")));
    return days.read(time.orElse(event), "examined", day);
  }

  /** Who examined; where that isn't said, who made the file. */
  private Institution institution(Optional<Element> event) {
    var found =
        event
            .flatMap(of -> of.child("performer", "assignedEntity", "representedOrganization"))
            .or(() -> root.child("author", "assignedAuthor", "representedOrganization"))
            .map(this::institution)
            .orElse(new Institution("", ""));
    if (found.number().isEmpty()) {
      findings.note(event.orElse(root), "institution.number");
    }
    return found;
  }

  private Institution institution(Element organization) {
    var number =
        organization.children("id").stream()
            .filter(id -> id.has("root", Oid.INSTITUTION))
            .findFirst()
            .flatMap(id -> id.attribute("extension"))
            .filter(text -> TEN_DIGITS.matcher(text).matches())
            .orElse("");
    var name = organization.child("name").map(Element::text).orElse("");
    if (name.length() > LONGEST_NAME) {
      findings.refuse(organization, "institution.name");
    }
    return new Institution(number, name);
  }
}
