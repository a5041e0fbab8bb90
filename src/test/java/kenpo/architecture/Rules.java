package kenpo.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every rule of docs/architecture.md that can be read off the class files, by name. */
public final class Rules {
  private Rules() {}

  public static Map<String, ArchRule> below(String rootPackage) {
    var house = new House(rootPackage);
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.putAll(Layers.rules(house));
    rules.putAll(Libraries.rules(house));
    rules.putAll(Blocking.rules(house));
    rules.putAll(Conduct.rules(house));
    // A young package may have nothing yet that a rule speaks of.
    rules.replaceAll((name, rule) -> rule.as(name).allowEmptyShould(true));
    return rules;
  }
}
