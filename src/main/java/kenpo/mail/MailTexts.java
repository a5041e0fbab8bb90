package kenpo.mail;

import io.vertx.core.Future;
import java.util.Map;
import kenpo.web.Messages;
import kenpo.web.Templates;
import kenpo.web.TextFunction;

/**
 * Writes the text and HTML of a mail. A template gets {@code mail} (the parameters), {@code head}
 * (the {@link Letterhead}), {@code lang}, and the function {@code t}.
 */
public final class MailTexts {

  private final Templates templates;
  private final Messages messages;

  public MailTexts(Templates templates, Messages messages) {
    this.templates = templates;
    this.messages = messages;
  }

  /** A mail as a person reads it. */
  public record Written(String subject, String text, String html) {}

  public Future<Written> write(Mail mail, Letterhead head) {
    var model =
        Map.<String, Object>of(
            "mail",
            mail.parameters(),
            "head",
            head,
            "lang",
            mail.language().code(),
            "t",
            new TextFunction(messages, mail.language()));
    var subject =
        messages.text(mail.language(), "mail." + mail.template() + ".subject", head.sender());
    var name = "mail/" + mail.template();
    return Future.all(
            templates.render(name + ".txt", model), templates.render(name + ".html", model))
        .map(
            both -> new Written(subject, both.resultAt(0).toString(), both.resultAt(1).toString()));
  }
}
