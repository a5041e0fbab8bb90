package kenpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import kenpo.architecture.Rules;
import kenpofixtures.Offenders;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of docs/architecture.md hold in the product's classes. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("kenpo");

  @TestFactory
  Stream<DynamicTest> holds() {
    return Rules.below("kenpo").entrySet().stream()
        .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(PRODUCT)));
  }

  /** A rule that can't fail holds nothing: each one is tried on a class that breaks it. */
  @Nested
  class CanFail {
    private final JavaClasses offending = new ClassFileImporter().importPackages("kenpofixtures");

    @Test
    void everyRuleHasAnOffender() {
      assertThat(Offenders.BY_RULE.keySet()).isEqualTo(Rules.below("kenpofixtures").keySet());
    }

    @TestFactory
    Stream<DynamicTest> reports() {
      var rules = Rules.below("kenpofixtures");
      return Offenders.BY_RULE.entrySet().stream()
          .map(
              entry ->
                  dynamicTest(
                      entry.getKey(),
                      () ->
                          assertThat(report(rules.get(entry.getKey())))
                              .contains(entry.getValue())));
    }

    private String report(ArchRule rule) {
      return rule.evaluate(offending).getFailureReport().toString();
    }
  }
}
