package kenpo.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** Does the work of a challenge as a browser would, by another implementation than the server's. */
public final class Solver {

  private Solver() {}

  /** What the form brings, for the challenge that /captcha/challenge answered. */
  public static String solve(JsonObject challenge) {
    return response(challenge, counters(challenge));
  }

  /** As many right counters as are asked for. */
  public static List<Long> counters(JsonObject challenge) {
    var parameters = challenge.getJsonObject("parameters");
    int solutions = parameters.getJsonObject("data").getInteger("solutions");
    return LongStream.iterate(0, it -> it + 1)
        .filter(it -> fits(parameters, it))
        .limit(solutions)
        .boxed()
        .toList();
  }

  public static String response(JsonObject challenge, List<Long> counters) {
    var solutions = new JsonArray();
    counters.forEach(it -> solutions.add(new JsonObject().put("counter", it)));
    return encoded(
        new JsonObject().put("challenge", challenge).put("solutions", solutions).encode());
  }

  public static String encoded(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }

  public static boolean fits(JsonObject parameters, long counter) {
    var nonce = HexFormat.of().parseHex(parameters.getString("nonce"));
    var password = ByteBuffer.allocate(nonce.length + 4).put(nonce).putInt((int) counter).array();
    var generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
    var salt = HexFormat.of().parseHex(parameters.getString("salt"));
    generator.init(password, salt, parameters.getInteger("cost"));
    var key = (KeyParameter) generator.generateDerivedMacParameters(256);
    return HexFormat.of().formatHex(key.getKey()).startsWith(parameters.getString("keyPrefix"));
  }
}
