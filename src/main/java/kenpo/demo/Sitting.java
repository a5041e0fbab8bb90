package kenpo.demo;

import java.util.List;
import java.util.stream.Stream;

/** What one person tried so far, the newest last; never empty. */
record Sitting(List<CodeTrial> trials) {

  CodeTrial now() {
    return trials.getLast();
  }

  /** How many codes were answered in all: no two questions of a sitting have the same. */
  int answered() {
    return trials.stream().mapToInt(it -> it.typed().size()).sum();
  }

  Sitting begun(CodeTrial next) {
    return new Sitting(Stream.concat(trials.stream(), Stream.of(next)).toList());
  }

  Sitting answered(String text) {
    var before = trials.subList(0, trials.size() - 1).stream();
    return new Sitting(Stream.concat(before, Stream.of(now().and(text))).toList());
  }
}
