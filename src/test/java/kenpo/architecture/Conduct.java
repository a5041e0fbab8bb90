package kenpo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the outside world comes in: environment, console, time. */
final class Conduct {
  private static final List<Class<?>> CLOCKS =
      List.of(
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class);

  private Conduct() {}

  static Map<String, ArchRule> rules(House house) {
    var commandLine =
        house
            .exactly(
                List.of(
                    "Main",
                    "AlarmCommand",
                    "AllowCommand",
                    "AuditCommand",
                    "ImportStockCommand",
                    "ImportCommand",
                    "KeysCommand",
                    "LetterCommand",
                    "RosterCommand"))
            .or(house.in("demo"));
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("only config reads the environment", only(house.in("config"), environment()));
    rules.put("only the command line prints", only(commandLine, console()));
    rules.put("only the command line chooses the clock", only(commandLine, clock()));
    return rules;
  }

  private static ArchRule only(
      DescribedPredicate<JavaClass> those, DescribedPredicate<JavaAccess<?>> what) {
    return noClasses().that(not(those)).should().accessTargetWhere(what);
  }

  private static DescribedPredicate<JavaAccess<?>> environment() {
    return describe("reads the environment", access -> of(access, System.class, Set.of("getenv")));
  }

  private static DescribedPredicate<JavaAccess<?>> console() {
    return describe(
        "prints",
        access ->
            of(access, System.class, Set.of("out", "err"))
                || (access.getTargetOwner().isAssignableTo(Throwable.class)
                    && access.getTarget().getName().equals("printStackTrace")));
  }

  private static DescribedPredicate<JavaAccess<?>> clock() {
    return describe(
        "asks the machine for the time",
        access ->
            of(access, System.class, Set.of("currentTimeMillis"))
                || of(access, java.time.InstantSource.class, Set.of("system"))
                || of(access, Clock.class, Set.of("systemUTC", "systemDefaultZone", "system"))
                || (CLOCKS.stream().anyMatch(access.getTargetOwner()::isEquivalentTo)
                    && access.getTarget().getName().equals("now")
                    && takesNoClock(access)));
  }

  private static boolean takesNoClock(JavaAccess<?> access) {
    return !access.getTarget().getFullName().contains(Clock.class.getName());
  }

  private static boolean of(JavaAccess<?> access, Class<?> owner, Set<String> names) {
    return access.getTargetOwner().isEquivalentTo(owner)
        && names.contains(access.getTarget().getName());
  }
}
