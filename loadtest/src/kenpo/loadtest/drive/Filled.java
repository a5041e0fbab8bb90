package kenpo.loadtest.drive;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import kenpo.loadtest.Account;
import kenpo.loadtest.Page;

/** The login form of a page, as a person sends it. */
record Filled(String page, URI base, Account person) {

  Map<String, String> fields() {
    var fields =
        new HashMap<>(
            new Page(page)
                .formTo(base.getPath() + "/login")
                .orElseThrow(() -> new WrongAnswer("no login form on the login page")));
    fields.put("email", person.email());
    fields.put("password", person.password());
    return fields;
  }
}
