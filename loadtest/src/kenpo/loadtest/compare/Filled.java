package kenpo.loadtest.compare;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import kenpo.loadtest.Page;
import kenpo.loadtest.Person;

/** The login form of a page, as a person sends it. */
record Filled(String page, URI base, Person person) {

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
