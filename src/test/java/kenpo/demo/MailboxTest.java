package kenpo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private final Mailbox mailbox = new Mailbox(2);

  @Test
  void theNewestComeFirstAndTheOldestIsDropped() {
    add(1, "a@example.jp");
    add(2, "b@example.jp");
    add(3, "a@example.jp");

    assertThat(mailbox.newest(10)).extracting(Received::id).containsExactly(3L, 2L);
    assertThat(mailbox.newest("a@example.jp", 10)).extracting(Received::id).containsExactly(3L);
    assertThat(mailbox.byId(1)).isEmpty();
    assertThat(mailbox.size()).isEqualTo(2);
  }

  @Test
  void aRecipientWhoseMailIsAllDroppedHasNone() {
    add(1, "a@example.jp");
    add(2, "b@example.jp");
    add(3, "b@example.jp");

    assertThat(mailbox.newest("a@example.jp", 10)).isEmpty();
  }

  @Test
  void anAddressIsFoundWithAndWithoutQuotesAndInCapitals() {
    add(1, "\"a..b\"@docomo.ne.jp");

    assertThat(mailbox.newest("A..b@docomo.ne.jp", 10)).hasSize(1);
    assertThat(mailbox.newest("\"a..b\"@docomo.ne.jp", 10)).hasSize(1);
  }

  private void add(long id, String to) {
    mailbox.add(new Received(id, Instant.EPOCH, "f@example.jp", to, "件名", "", "", List.of()));
  }
}
