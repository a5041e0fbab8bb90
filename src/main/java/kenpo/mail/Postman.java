package kenpo.mail;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.DKIMSignOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.Dkim;

/** Hands mails to the SMTP server. */
public final class Postman {

  /** Local parts that RFC 5322 wants quoted, such as the old docomo addresses {@code a..b@}. */
  private static final Pattern NEEDS_QUOTES = Pattern.compile("^\\..*|.*\\.\\..*|.*\\.$");

  /** RFC 5321 §4.2.3: mailbox unavailable, not local, too full, name not allowed; syntax. */
  private static final Set<Integer> OF_THE_RECIPIENT = Set.of(501, 550, 551, 552, 553, 556);

  /** What the client says when the server refused the sender, with whichever code. */
  private static final String SENDER_REFUSED = "sender address not accepted";

  private final MailClient client;
  private final String hostname;

  public Postman(Vertx vertx, PortalConfig.Mail config) {
    this.client = MailClient.create(vertx, options(config));
    this.hostname = config.hostname();
  }

  /** Done when the server has taken the mail. */
  public Future<Void> send(
      String to, String messageId, Letterhead head, MailTexts.Written written) {
    var headers =
        MultiMap.caseInsensitiveMultiMap()
            // Vert.x writes the sender's name as a comment, which few mail programs show.
            .set("From", EncodedWords.of(head.sender()) + " <" + head.from() + ">")
            .set("Message-ID", "<" + messageId + "@" + hostname + ">")
            .set("Auto-Submitted", "auto-generated");
    var message =
        new MailMessage()
            .setFrom(head.from())
            .setTo(quoted(to))
            .setSubject(written.subject())
            .setText(written.text())
            .setHtml(written.html())
            .setHeaders(headers);
    return client.sendMail(message).mapEmpty();
  }

  /**
   * Why a mail was not taken.
   *
   * @param kind {@code smtp-550}, {@code timeout}, {@code no-connection}, or a class: nothing that
   *     anybody typed
   * @param forGood whether another try can't help
   */
  public record Failure(String kind, boolean forGood) {}

  /**
   * For good is only what the server says of this recipient. Other 5xx answers (at its greeting, at
   * login, to the sender) are about the server or about us, and pass.
   */
  public static Failure failure(Throwable failure) {
    return switch (failure) {
      case SMTPException smtp -> new Failure("smtp-" + smtp.getReplyCode(), isOfTheRecipient(smtp));
      case TimeoutException late -> new Failure("timeout", false);
      case IOException away -> new Failure("no-connection", false);
      default -> new Failure(failure.getClass().getSimpleName(), false);
    };
  }

  private static boolean isOfTheRecipient(SMTPException smtp) {
    return OF_THE_RECIPIENT.contains(smtp.getReplyCode())
        && !smtp.getMessage().startsWith(SENDER_REFUSED);
  }

  public Future<Void> close() {
    return client.close();
  }

  static String quoted(String address) {
    int at = address.lastIndexOf('@');
    var local = address.substring(0, at);
    return NEEDS_QUOTES.matcher(local).matches()
        ? "\"" + local + "\"" + address.substring(at)
        : address;
  }

  private static MailConfig options(PortalConfig.Mail config) {
    var options =
        new MailConfig()
            .setHostname(config.host())
            .setPort(config.port())
            .setOwnHostname(config.hostname())
            .setMaxPoolSize(config.poolSize())
            // A server that falls silent would else keep its connection, and our place in the pool.
            .setIdleTimeout((int) config.timeout().toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setConnectTimeout((int) config.timeout().toMillis())
            .setStarttls(startTls(config.startTls()))
            .setHostnameVerificationAlgorithm("HTTPS")
            .setLogin(config.login().isPresent() ? LoginOption.REQUIRED : LoginOption.NONE);
    config.login().ifPresent(l -> options.setUsername(l.user()).setPassword(l.password().value()));
    config.dkim().ifPresent(dkim -> options.setEnableDKIM(true).addDKIMSignOption(dkim(dkim)));
    return options;
  }

  private static StartTLSOptions startTls(PortalConfig.StartTls startTls) {
    return switch (startTls) {
      case required -> StartTLSOptions.REQUIRED;
      case optional -> StartTLSOptions.OPTIONAL;
      case disabled -> StartTLSOptions.DISABLED;
    };
  }

  private static DKIMSignOptions dkim(Dkim dkim) {
    return new DKIMSignOptions()
        .setSdid(dkim.domain())
        .setSelector(dkim.selector())
        .setPrivateKey(dkim.privateKey().value())
        .setSignedHeaders(List.of("From", "To", "Subject", "Date", "Message-ID"));
  }
}
