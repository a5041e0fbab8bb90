package kenpo.loadtest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.LongStream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** Does the work of a challenge, as a browser does when the box is ticked. */
public final class Work {

  private static final int KEY_BITS = 256;

  private Work() {}

  /** What the form brings, for what /captcha/challenge answered. */
  public static String done(String challenge) {
    var given = new JsonObject(challenge);
    var parameters = given.getJsonObject("parameters");
    var solutions = new JsonArray();
    LongStream.iterate(0, counter -> counter + 1)
        .filter(counter -> fits(parameters, counter))
        .limit(parameters.getJsonObject("data").getInteger("solutions"))
        .forEach(counter -> solutions.add(new JsonObject().put("counter", counter)));
    var payload = new JsonObject().put("challenge", given).put("solutions", solutions).encode();
    return Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean fits(JsonObject parameters, long counter) {
    var nonce = HexFormat.of().parseHex(parameters.getString("nonce"));
    var tried =
        ByteBuffer.allocate(nonce.length + Integer.BYTES).put(nonce).putInt((int) counter).array();
    var key = new PKCS5S2ParametersGenerator(new SHA256Digest());
    key.init(
        tried,
        HexFormat.of().parseHex(parameters.getString("salt")),
        parameters.getInteger("cost"));
    var bytes = ((KeyParameter) key.generateDerivedMacParameters(KEY_BITS)).getKey();
    return HexFormat.of().formatHex(bytes).startsWith(parameters.getString("keyPrefix"));
  }
}
