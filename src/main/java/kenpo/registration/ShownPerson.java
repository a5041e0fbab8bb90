package kenpo.registration;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import kenpo.crypto.Mac;

/**
 * Whom "is this you?" showed, as an opaque word for its form: another tab of the browser may have
 * found somebody else since, and a "yes" is meant for the person that was seen.
 */
record ShownPerson(Mac mac) {

  /** Another one for each try, whoever it finds. */
  String of(Pending pending) {
    var word =
        mac.of(
            pending.societyId(),
            String.valueOf(pending.id()),
            pending.member().map(String::valueOf).orElse(""),
            String.valueOf(pending.tries()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(word);
  }

  boolean is(Pending pending, Optional<String> given) {
    return given.filter(word -> Mac.same(bytes(word), bytes(of(pending)))).isPresent();
  }

  private static byte[] bytes(String word) {
    return word.getBytes(StandardCharsets.UTF_8);
  }
}
