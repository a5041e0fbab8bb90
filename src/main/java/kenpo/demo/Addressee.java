package kenpo.demo;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;
import java.util.function.BiConsumer;

/** Any recipient: GreenMail's own ones would keep their mail for ever. */
record Addressee(String address, BiConsumer<String, MimeMessage> keep) implements GreenMailUser {

  @Override
  public void deliver(MovingMessage mail) {
    deliver(mail.getMessage());
  }

  @Override
  public void deliver(MimeMessage mail) {
    keep.accept(address, mail);
  }

  @Override
  public String getEmail() {
    return address;
  }

  @Override
  public String getLogin() {
    return address;
  }

  @Override
  public String getQualifiedMailboxName() {
    return address;
  }

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void setPassword(String password) {
    throw new UnsupportedOperationException("nobody logs in here");
  }

  @Override
  public void authenticate(String password) {
    throw new UnsupportedOperationException("nobody logs in here");
  }

  @Override
  public void create() {
    throw new UnsupportedOperationException("there is one mailbox for all");
  }

  @Override
  public void delete() {
    throw new UnsupportedOperationException("there is one mailbox for all");
  }
}
