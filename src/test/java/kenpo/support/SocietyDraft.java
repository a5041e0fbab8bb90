package kenpo.support;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kenpo.society.LetterPolicy;
import kenpo.society.ResultsPolicy;
import kenpo.society.RiskPolicy;
import kenpo.society.Society;
import kenpo.society.Society.Allowance;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.Limit;
import kenpo.society.Society.Maintenance;
import kenpo.society.Society.PasswordPolicy;
import kenpo.society.Society.Registration;
import kenpo.society.Society.Style;
import kenpo.society.ViewingPolicy;

/** A society of which a test changes some parts; the others stay. */
final class SocietyDraft {

  String id;
  Style style;
  Enrolment enrolment;
  PasswordPolicy password;
  Registration registration;
  Map<Limit, Allowance> throttle;
  RiskPolicy risk;
  LetterPolicy letters;
  ViewingPolicy viewing;
  String bands;
  ResultsPolicy results;
  List<Maintenance> maintenance;

  private SocietyDraft(Society s) {
    id = s.id();
    style = s.style();
    enrolment = s.enrolment();
    password = s.password();
    registration = s.registration();
    throttle = s.throttle();
    risk = s.risk();
    letters = s.letters();
    viewing = s.viewing();
    bands = s.bands();
    results = s.results();
    maintenance = s.maintenance();
  }

  static Society changed(Society s, Consumer<SocietyDraft> change) {
    var parts = new SocietyDraft(s);
    change.accept(parts);
    return new Society(
        parts.id,
        s.name(),
        parts.style,
        s.hosts(),
        s.baseUrl(),
        s.insurerNumbers(),
        s.roster(),
        s.desk(),
        s.mailFrom(),
        parts.enrolment,
        s.match(),
        s.branchAsked(),
        s.massLoss(),
        parts.password,
        parts.registration,
        s.session(),
        s.retention(),
        parts.throttle,
        parts.risk,
        parts.letters,
        parts.viewing,
        parts.bands,
        parts.results,
        s.terms(),
        s.privacy(),
        parts.maintenance,
        s.notices());
  }
}
