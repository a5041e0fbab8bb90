package kenpo.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypefacesTest {

  @ParameterizedTest
  @CsvSource({
    "BIZUDPGothic_400Regular.ttf, 22f41ce68f1ce62477ca4ec1e2c0c400cc545ddff31d713e8edf87808614aeb2",
    "BIZUDPGothic_700Bold.ttf, 1a995936e0f9de8a7c142c97cdb679e7087e89c13e663f946cd047f4283cedf8",
    "NotoSansJP_400Regular.ttf, d930d5d52d15231c283089760f84584272ad5e37e14607ba0d19c798e7a9caec"
  })
  void theFontsAreThoseThatWereLookedAt(String name, String sha256)
      throws IOException, GeneralSecurityException {
    try (var font = Typefaces.class.getResourceAsStream(Typefaces.FOLDER + name)) {
      var digest = MessageDigest.getInstance("SHA-256").digest(font.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
    }
  }

  @ParameterizedTest
  @CsvSource({"biz-udpgothic", "noto-sans-jp"})
  void theirLicencesComeWithThem(String font) throws IOException {
    var licence = "/META-INF/licenses/npm/@expo-google-fonts/" + font + "/LICENSE_FONT";
    try (var in = Typefaces.class.getResourceAsStream(licence)) {
      assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("SIL OPEN FONT LICENSE Version 1.1");
    }
  }
}
