package kenpo.mail;

import io.vertx.core.Future;
import java.util.Map;
import kenpo.web.Messages;
import kenpo.web.Templates;

/**
 * Writes the text and HTML of a mail. A template gets {@code mail} (the parameters), {@code head}
 * (the {@link Letterhead}) and {@code lang}.
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
            "mail", mail.parameters(), "head", head, "lang", mail.language().code());
    var subject =
        messages.text(mail.language(), "mail." + mail.template() + ".subject", head.sender());
    var name = "mail/" + mail.template();
    return Future.all(
            templates.render(mail.language(), name + ".txt", model),
            templates.render(mail.language(), name + ".html", model))
        .map(
            both -> new Written(subject, both.resultAt(0).toString(), both.resultAt(1).toString()));
  }
}
