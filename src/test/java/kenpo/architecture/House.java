package kenpo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/**
 * Our packages, by what they may depend on, below a root package. The root is a parameter so that
 * the same rules can be tried on classes that break them.
 */
record House(String root) {
  static final List<String> PLATFORM =
      List.of("config", "db", "crypto", "mail", "paper", "table", "chart", "web");
  static final List<String> KERNEL =
      List.of(
          "society",
          "roster",
          "account",
          "session",
          "membership",
          "throttle",
          "captcha",
          "audit",
          "letter",
          "viewing",
          "health",
          "results",
          "intake");
  static final List<String> FEATURES =
      List.of("registration", "login", "stepup", "checkup", "information");
  static final List<String> ABOVE = List.of("home", "settings", "demo");

  static List<String> allPackages() {
    return Stream.of(PLATFORM, KERNEL, FEATURES, ABOVE).flatMap(List::stream).toList();
  }

  /** Classes in one of these packages of ours, or below it. */
  DescribedPredicate<JavaClass> in(List<String> packages) {
    return describe(
        "in " + String.join(", ", packages),
        it -> packages.stream().anyMatch(name -> isBelow(it, root + "." + name)));
  }

  DescribedPredicate<JavaClass> in(String... packages) {
    return in(List.of(packages));
  }

  /** Classes directly in the root package: the command line, the verticles, the route maps. */
  DescribedPredicate<JavaClass> atTheRoot() {
    return describe("at the root", it -> it.getPackageName().equals(root));
  }

  /** Classes, and what is nested in them, whose name ends like this. */
  DescribedPredicate<JavaClass> called(String... endings) {
    return describe(
        "called *" + String.join(", *", endings),
        it -> Stream.of(endings).anyMatch(outermost(it)::endsWith));
  }

  /** Exactly these classes, and what is nested in them; names relative to the root. */
  DescribedPredicate<JavaClass> exactly(List<String> names) {
    return describe(
        names.isEmpty() ? "nobody" : String.join(", ", names),
        it -> names.stream().anyMatch(name -> outermost(it).equals(root + "." + name)));
  }

  private static boolean isBelow(JavaClass it, String name) {
    return it.getPackageName().equals(name) || it.getPackageName().startsWith(name + ".");
  }

  private static String outermost(JavaClass it) {
    int nested = it.getName().indexOf('$');
    return nested < 0 ? it.getName() : it.getName().substring(0, nested);
  }
}
