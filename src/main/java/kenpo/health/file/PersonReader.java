package kenpo.health.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.health.Examinee;
import kenpo.roster.Kana;
import kenpo.roster.Sex;
import kenpo.society.InsurerNumber;

/** Reads whom a document is of. What it says is never told: a clerk opens the file at that line. */
final class PersonReader {

  private static final Pattern EIGHT_DIGITS = Pattern.compile("[0-9]{8}");
  private static final Pattern BRANCH = Pattern.compile("[0-9０-９]{1,2}");
  private static final Map<String, Sex> SEXES = Map.of("1", Sex.MALE, "2", Sex.FEMALE);
  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_NAME = 100;

  private final Element root;
  private final Optional<String> receiver;
  private final Days days;
  private final Findings findings;

  PersonReader(Element root, Optional<String> receiver, Days days, Findings findings) {
    this.root = root;
    this.receiver = receiver;
    this.days = days;
    this.findings = findings;
  }

  Optional<Examinee> read() {
    var roles = root.all("recordTarget", "patientRole");
    if (roles.size() != 1) {
      findings.refuse(
          roles.isEmpty() ? root : roles.get(1),
          roles.isEmpty() ? "person.missing" : "person.several");
      return Optional.empty();
    }
    return read(roles.getFirst());
  }

  private Optional<Examinee> read(Element role) {
    var insurer = insurer(role);
    var symbol = id(role, Oid.SYMBOL, "symbol");
    var number = id(role, Oid.NUMBER, "number");
    refuseLong(role, symbol, "symbol");
    refuseLong(role, number, "number");
    var branch = id(role, Oid.BRANCH, "branch");
    if (number.isEmpty()) {
      findings.refuse(role, "number.missing");
    }
    if (branch.isPresent() && !BRANCH.matcher(branch.get()).matches()) {
      findings.refuse(role, "branch.form");
    }
    var patient = role.child("patient").orElse(role);
    var kana = kana(patient);
    var sex = sex(patient);
    var birth = birth(patient);
    if (insurer.isEmpty() || number.isEmpty() || kana.isEmpty() || sex.isEmpty()) {
      return Optional.empty();
    }
    return birth.map(
        day ->
            new Examinee(
                insurer.get(),
                symbol.orElse(""),
                number.get(),
                branch,
                kana.get(),
                day,
                sex.get()));
  }

  private Optional<String> insurer(Element role) {
    var found = id(role, Oid.INSURER, "insurer");
    if (found.isEmpty()) {
      findings.refuse(role, "insurer.missing");
      return found;
    }
    var number = found.get();
    if (!EIGHT_DIGITS.matcher(number).matches()) {
      findings.refuse(role, "insurer.form");
      return Optional.empty();
    }
    if (!InsurerNumber.checks(number)) {
      findings.note(role, "insurer.check-digit");
    }
    if (receiver.isPresent() && !receiver.get().equals(number)) {
      findings.note(role, "insurer.not-receiver");
    }
    return found;
  }

  /** What stands under this id; empty where it is missing or says nothing. */
  private Optional<String> id(Element role, String oid, String name) {
    var all = role.children("id").stream().filter(id -> id.has("root", oid)).toList();
    if (all.size() > 1) {
      findings.refuse(all.get(1), name + ".twice");
    }
    var text = all.stream().findFirst().flatMap(id -> id.attribute("extension"));
    return text.filter(found -> !found.isEmpty());
  }

  private void refuseLong(Element role, Optional<String> text, String name) {
    if (text.filter(found -> found.length() > LONGEST_NUMBER).isPresent()) {
      findings.refuse(role, name + ".too-long");
    }
  }

  /** Surname and given name may be parts of it. */
  private Optional<String> kana(Element patient) {
    List<Element> names = patient.children("name");
    var name = names.isEmpty() ? "" : names.getFirst().text().replaceAll("[\\s　]+", " ");
    if (names.size() > 1 || name.isEmpty() || name.length() > LONGEST_NAME) {
      findings.refuse(
          patient,
          names.size() > 1 ? "kana.twice" : name.isEmpty() ? "kana.missing" : "kana.too-long");
      return Optional.empty();
    }
    if (!Kana.isReadable(name)) {
      findings.note(patient, "kana.not-kana");
    }
    return Optional.of(name);
  }

  private Optional<Sex> sex(Element patient) {
    var code = patient.child("administrativeGenderCode");
    var sex = code.flatMap(of -> of.attribute("code")).map(SEXES::get);
    boolean ours = code.flatMap(of -> of.attribute("codeSystem")).map(Oid.SEX::equals).orElse(true);
    if (sex.isEmpty() || !ours) {
      findings.refuse(code.orElse(patient), code.isEmpty() ? "sex.missing" : "sex.unknown");
      return Optional.empty();
    }
    return sex;
  }

  private Optional<LocalDate> birth(Element patient) {
    var time = patient.child("birthTime");
    return days.read(time.orElse(patient), "birth", time.flatMap(of -> of.attribute("value")));
  }
}
