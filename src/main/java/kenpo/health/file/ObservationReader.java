package kenpo.health.file;

import java.util.Map;
import java.util.Optional;
import kenpo.health.Flag;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Place;

/** Reads one item of a checkup with all that is said of it. */
final class ObservationReader {

  private static final Map<String, Flag> FLAGS =
      Map.of("L", Flag.LOW, "N", Flag.NORMAL, "H", Flag.HIGH);

  /** Of other formats: far below and far above. */
  private static final Map<String, Flag> STRONG = Map.of("LL", Flag.LOW, "HH", Flag.HIGH);

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_METHOD = 20;
  private static final int LONGEST_DOCTOR = 100;

  private final ValueReader values;

  ObservationReader(Items items) {
    this.values = new ValueReader(items);
  }

  /** Empty, and one problem more of the subject, where it can't be taken. */
  Optional<Observation> read(Subject subject, Element code, Place place) {
    var name = code.attribute("displayName").orElse("");
    if (name.length() > LONGEST_NAME) {
      subject.refuse("item.name");
    }
    var flag = flag(subject);
    var range = RangeReader.read(subject);
    var method = method(subject);
    var by = doctor(subject);
    return values
        .read(subject)
        .map(
            found ->
                new Observation(
                    place,
                    subject.code(),
                    name,
                    found.status(),
                    found.value(),
                    flag,
                    range,
                    method,
                    by));
  }

  private static Optional<String> doctor(Subject subject) {
    var doctor =
        subject
            .observation()
            .child("author", "assignedAuthor", "assignedPerson", "name")
            .map(Element::text)
            .filter(name -> !name.isEmpty());
    if (doctor.filter(name -> name.length() > LONGEST_DOCTOR).isPresent()) {
      subject.refuse("doctor.too-long");
    }
    return doctor;
  }

  private static Optional<Flag> flag(Subject subject) {
    var codes = subject.observation().children("interpretationCode");
    if (codes.isEmpty()) {
      return Optional.empty();
    }
    var code = codes.getFirst().attribute("code");
    var strong = code.map(STRONG::get);
    var flag = strong.or(() -> code.map(FLAGS::get));
    if (strong.isPresent()) {
      subject.note("flag.strong");
    }
    if (codes.size() > 1 || flag.isEmpty()) {
      subject.refuse("flag.unknown");
    }
    return flag;
  }

  private static Optional<String> method(Subject subject) {
    var codes = subject.observation().children("methodCode");
    if (codes.size() > 1) {
      subject.refuse("method.several");
    }
    var method =
        subject
            .observation()
            .child("methodCode")
            .flatMap(of -> of.attribute("code"))
            .filter(code -> !code.isEmpty());
    if (method.filter(code -> code.length() > LONGEST_METHOD).isPresent()) {
      subject.refuse("method.too-long");
    }
    return method;
  }
}
