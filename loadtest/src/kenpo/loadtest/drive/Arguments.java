package kenpo.loadtest.drive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kenpo.loadtest.CannotRun;

/** The options of a command line, each a name with a value. */
record Arguments(Map<String, String> given, String usage) {

  static Arguments read(List<String> args, Set<String> names, String usage) {
    var given = new HashMap<String, String>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!names.contains(args.get(i)) || i + 1 == args.size()) {
        throw new CannotRun("unknown: " + args.get(i) + "\n" + usage);
      }
      given.put(args.get(i), args.get(i + 1));
    }
    return new Arguments(given, usage);
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  String text(String name, String otherwise) {
    return given.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    var text = text(name, Integer.toString(otherwise));
    if (!text.matches("[1-9][0-9]{0,7}")) {
      throw new CannotRun(name + ": not a number from 1 on\n" + usage);
    }
    return Integer.parseInt(text);
  }
}
