package kenpofixtures.login;

import com.fasterxml.jackson.core.JsonParser;
import com.google.zxing.qrcode.encoder.QRCode;
import freemarker.template.Template;
import inet.ipaddr.IPAddress;
import io.netty.buffer.ByteBuf;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Row;
import java.sql.Connection;
import javax.crypto.Mac;
import kenpofixtures.information.Neighbour;
import org.bouncycastle.util.Pack;

/** A feature looking sideways and upwards, and going past the doors of the libraries. */
public final class Offences {
  private Offences() {}

  public record KnowsFeature(Neighbour feature) {}

  public record KnowsHome(kenpofixtures.home.Neighbour home) {}

  public record SpeaksSql(Row row) {}

  public record SpeaksJdbc(Connection connection) {}

  public record SpeaksHttp(RoutingContext ctx, HttpServerRequest request) {}

  public record SpeaksFreeMarker(Template template) {}

  public record SpeaksMail(MailMessage message) {}

  public record SpeaksJwt(JWTAuth auth) {}

  public record ParsesJson(JsonParser json) {}

  public record SpeaksOfAddresses(IPAddress address) {}

  public record SpeaksOfPaper(QRCode code) {}

  public record SpeaksCryptography(Mac mac, Pack pack) {}

  public record ReachesInside(ByteBuf buffer) {}
}
