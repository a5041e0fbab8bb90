package kenpo.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import kenpo.config.Secret;
import kenpo.crypto.Links.Link;
import kenpo.crypto.Links.Use;
import kenpo.crypto.Mac.Purpose;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static final Secret SECRET = new Secret("a secret of tests, of forty characters..");
  private static final Links LINKS = new Links(Mac.of(SECRET, Purpose.LINK));
  private static final Link LINK = new Link(Use.REGISTRATION, 7, 2);
  private static final String TOKEN = LINKS.token("aoba", LINK);

  @Test
  void whatWasMadeIsReadAgain() {
    assertThat(LINKS.read("aoba", Use.REGISTRATION, TOKEN)).contains(LINK);
  }

  @Test
  void ofAnotherSocietyKeyOrPurposeIsNotOurs() {
    assertThat(LINKS.read("minato", Use.REGISTRATION, TOKEN)).isEmpty();
    var otherKey = new Secret("another secret, of forty characters.....");
    assertThat(new Links(Mac.of(otherKey, Purpose.LINK)).read("aoba", Use.REGISTRATION, TOKEN))
        .isEmpty();
    assertThat(new Links(Mac.of(SECRET, Purpose.FORM)).read("aoba", Use.REGISTRATION, TOKEN))
        .isEmpty();
  }

  @Test
  void ofOneErrandIsNoneForAnother() {
    var login = LINKS.token("aoba", new Link(Use.LOGIN, 7, 2));
    assertThat(LINKS.read("aoba", Use.LOGIN, login)).contains(new Link(Use.LOGIN, 7, 2));
    assertThat(LINKS.read("aoba", Use.REGISTRATION, login)).isEmpty();
    assertThat(LINKS.read("aoba", Use.LOGIN, TOKEN)).isEmpty();
  }

  @Test
  void withAnyBitChangedIsNotOurs() {
    var bytes = Base64.getUrlDecoder().decode(TOKEN);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var altered = bytes.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(
              LINKS.read("aoba", Use.REGISTRATION, Base64.getUrlEncoder().encodeToString(altered)))
          .as("bit " + bit)
          .isEmpty();
    }
  }

  @Test
  void cutOffLengthenedOrNonsenseIsNotOurs() {
    assertThat(LINKS.read("aoba", Use.REGISTRATION, TOKEN.substring(0, 58))).isEmpty();
    assertThat(LINKS.read("aoba", Use.REGISTRATION, TOKEN + "AA")).isEmpty();
    assertThat(LINKS.read("aoba", Use.REGISTRATION, "")).isEmpty();
    assertThat(LINKS.read("aoba", Use.REGISTRATION, "%%% ../..")).isEmpty();
  }
}
