package kenpo.config;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;

/** Reads the RSA key that mails are signed with, and sees to it that it is one. */
final class DkimKey {

  private DkimKey() {}

  static Secret of(String file) throws IOException, GeneralSecurityException {
    var body =
        Files.readString(Home.path(file))
            .lines()
            .filter(line -> !line.startsWith("-----"))
            .collect(Collectors.joining());
    var key = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
    KeyFactory.getInstance("RSA").generatePrivate(key);
    return new Secret(body);
  }
}
