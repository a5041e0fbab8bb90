package kenpo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static kenpo.architecture.House.ABOVE;
import static kenpo.architecture.House.FEATURES;
import static kenpo.architecture.House.KERNEL;
import static kenpo.architecture.House.PLATFORM;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may know whom: platform, kernel on it, features side by side, pages and the demo above. */
final class Layers {
  private Layers() {}

  static Map<String, ArchRule> rules(House house) {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("every package stands in the list of layers", everyPackageIsListed(house));
    rules.put(
        "the platform knows nothing above it",
        mustNotKnow(house, PLATFORM, KERNEL, FEATURES, ABOVE));
    rules.put("the kernel knows no feature", mustNotKnow(house, KERNEL, FEATURES, ABOVE));
    FEATURES.forEach(
        feature ->
            rules.put(feature + " knows no other feature", featureStandsAlone(house, feature)));
    rules.put("only the route maps know home", onlyTheRootKnowsHome(house));
    rules.put("nobody knows the demo", nobodyKnowsTheDemo(house));
    rules.put("only the demo knows the root", onlyTheDemoKnowsTheRoot(house));
    rules.put("packages form no cycle", noCycles(house));
    return rules;
  }

  private static ArchRule everyPackageIsListed(House house) {
    return classes().should(be(house.atTheRoot().or(house.in(House.allPackages()))));
  }

  @SafeVarargs
  private static ArchRule mustNotKnow(House house, List<String> lower, List<String>... upper) {
    var forbidden = house.atTheRoot();
    for (var layer : upper) {
      forbidden = forbidden.or(house.in(layer));
    }
    return noClasses().that(house.in(lower)).should().dependOnClassesThat(forbidden);
  }

  private static ArchRule featureStandsAlone(House house, String feature) {
    var others = FEATURES.stream().filter(other -> !other.equals(feature)).toList();
    return mustNotKnow(house, List.of(feature), others, ABOVE);
  }

  private static ArchRule onlyTheRootKnowsHome(House house) {
    return noClasses()
        .that(not(house.in("home").or(house.atTheRoot())))
        .should()
        .dependOnClassesThat(house.in("home"));
  }

  private static ArchRule nobodyKnowsTheDemo(House house) {
    return noClasses().that(not(house.in("demo"))).should().dependOnClassesThat(house.in("demo"));
  }

  private static ArchRule onlyTheDemoKnowsTheRoot(House house) {
    return noClasses()
        .that(not(house.in("demo").or(house.atTheRoot())))
        .should()
        .dependOnClassesThat(house.atTheRoot());
  }

  private static ArchRule noCycles(House house) {
    return slices().matching(house.root() + ".(**)").should().beFreeOfCycles();
  }
}
