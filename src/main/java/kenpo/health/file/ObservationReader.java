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
  private static final int LONGEST_NAME = 200;

  private final ValueReader values;

  ObservationReader(Items items) {
    this.values = new ValueReader(items);
  }

  /** Empty, and one problem more of the subject, where it can't be taken. */
  Optional<Observation> read(Subject subject, Element code, Place place) {
    var observation = subject.observation();
    var name = code.attribute("displayName").orElse("");
    if (name.length() > LONGEST_NAME) {
      subject.refuse("item.name");
    }
    var flag = flag(subject);
    var range = RangeReader.read(subject);
    var method = method(subject);
    var by = observation.child("author", "assignedAuthor", "assignedPerson", "name");
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
                    by.map(Element::text).filter(doctor -> !doctor.isEmpty())));
  }

  private static Optional<Flag> flag(Subject subject) {
    var codes = subject.observation().children("interpretationCode");
    if (codes.isEmpty()) {
      return Optional.empty();
    }
    var flag = codes.getFirst().attribute("code").map(FLAGS::get);
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
    return codes.stream().findFirst().flatMap(of -> of.attribute("code"));
  }
}
