package kenpo.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmailAddressTest {

  @Test
  void isKeptAsTypedAndComparedWithoutCase() {
    var address = EmailAddress.of("Hanako.Kenpo+A@Example.JP").orElseThrow();
    assertThat(address.typed()).isEqualTo("Hanako.Kenpo+A@example.jp");
    assertThat(address.key()).isEqualTo("hanako.kenpo+a@example.jp");
  }

  @Test
  void widthAndStraySpacesAreNoMistake() {
    assertThat(key("　ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ\t")).isEqualTo("hanako@example.jp");
    assertThat(key("hanako @ example。jp")).isEqualTo("hanako@example.jp");
    assertThat(key("hanako\u200b@example.jp")).isEqualTo("hanako@example.jp");
  }

  @Test
  void oldAddressesOfJapanesePhonesAreAccepted() {
    assertThat(key("a..b@docomo.ne.jp")).isEqualTo("a..b@docomo.ne.jp");
    assertThat(key("a.@ezweb.ne.jp")).isEqualTo("a.@ezweb.ne.jp");
    assertThat(key(".a@docomo.ne.jp")).isEqualTo(".a@docomo.ne.jp");
  }

  @Test
  void domainsInJapaneseAreComparedInTheirAsciiForm() {
    assertThat(key("hanako@例え.jp")).isEqualTo("hanako@xn--r8jz45g.jp");
  }

  @Test
  void whatCouldEndUpInAHeaderOrAnotherMailboxIsRefused() {
    for (var wrong :
        new String[] {
          "",
          "@",
          "hanako",
          "hanako@",
          "@example.jp",
          "hanako@localhost",
          "a@b@example.jp",
          "hanako@example.jp,taro@example.jp",
          "<hanako@example.jp>",
          "hanako@-example.jp",
          "hanako@example..jp",
          "hanako@[127.0.0.1]",
          "hanako@127.0.0.1",
          "\"a b\"@example.jp",
          "hanako(a)@example.jp",
          "花子@example.jp",
          "hanako@example.jp\0",
          "a;b@example.jp",
          "x".repeat(65) + "@example.jp",
          "a@" + "b".repeat(60) + ".".repeat(1) + "c".repeat(200) + ".jp"
        }) {
      assertThat(EmailAddress.of(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void aLineBreakCannotAddAHeader() {
    assertThat(EmailAddress.of("hanako@example.jp\r\nBcc: taro@example.jp")).isEmpty();
    assertThat(EmailAddress.of("hanako\r\n@example.jp"))
        .map(EmailAddress::typed)
        .hasValue("hanako@example.jp");
  }

  private static String key(String typed) {
    return EmailAddress.of(typed).orElseThrow().key();
  }
}
