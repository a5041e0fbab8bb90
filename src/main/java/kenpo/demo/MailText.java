package kenpo.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A piece of a mail's text: an address to follow, or what stands around it. */
public record MailText(String text, boolean link) {

  private static final Pattern ADDRESS = Pattern.compile("https?://[\\x21-\\x7e&&[^<>\"]]+");

  static List<MailText> of(String text) {
    var pieces = new ArrayList<MailText>();
    var address = ADDRESS.matcher(text);
    int end = 0;
    while (address.find()) {
      pieces.add(new MailText(text.substring(end, address.start()), false));
      pieces.add(new MailText(address.group(), true));
      end = address.end();
    }
    pieces.add(new MailText(text.substring(end), false));
    return pieces;
  }
}
