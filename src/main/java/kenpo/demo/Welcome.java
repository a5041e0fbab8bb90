package kenpo.demo;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import kenpo.society.Society;
import kenpo.web.Language;
import kenpo.web.Templates;

/** What the demo says when all runs: where to look, and as whom to register. */
final class Welcome {

  private final Templates templates;

  Welcome(Templates templates) {
    this.templates = templates;
  }

  /**
   * A society and people of it to try.
   *
   * @param code what the letter says that the first of them has got; empty where nobody has
   */
  public record Sample(Society society, List<PersonToTry> people, String code) {

    /** A host name that means this society. */
    public String host() {
      return society.hosts().stream().sorted().findFirst().orElse("localhost");
    }
  }

  Future<String> text(Ports ports, List<Sample> samples) {
    var page =
        Map.<String, Object>of(
            "member", ports.member,
            "mailbox", ports.mailbox,
            "management", ports.management,
            "samples", samples);
    return templates
        .render(Language.JA, "demo/welcome.txt", Map.of("page", page))
        .map(Buffer::toString);
  }
}
