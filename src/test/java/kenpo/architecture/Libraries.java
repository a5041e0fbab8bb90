package kenpo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which library may be spoken to from where, so that each has one door. */
final class Libraries {
  private static final DescribedPredicate<JavaClass> SQL =
      resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..");
  private static final DescribedPredicate<JavaClass> JDBC =
      resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb..");
  private static final DescribedPredicate<JavaClass> FREEMARKER =
      resideInAnyPackage("freemarker..", "io.vertx.ext.web.templ..");
  private static final DescribedPredicate<JavaClass> HTTP =
      resideInAnyPackage("io.vertx.ext.web..", "io.vertx.core.http..").and(not(FREEMARKER));
  private static final DescribedPredicate<JavaClass> MAIL =
      resideInAnyPackage("io.vertx.ext.mail..");
  private static final DescribedPredicate<JavaClass> ADDRESSES =
      resideInAnyPackage("inet.ipaddr..");
  private static final DescribedPredicate<JavaClass> PRINTING =
      resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..", "com.google.zxing..");
  private static final DescribedPredicate<JavaClass> JWT =
      resideInAnyPackage("io.vertx.ext.auth.jwt..");
  private static final DescribedPredicate<JavaClass> JSON =
      resideInAnyPackage("com.fasterxml.jackson..");
  private static final DescribedPredicate<JavaClass> CRYPTO =
      resideInAnyPackage("javax.crypto..", "org.bouncycastle..");
  private static final DescribedPredicate<JavaClass> INSIDES =
      resideInAnyPackage("..impl..", "..internal..", "io.netty..");

  private Libraries() {}

  static Map<String, ArchRule> rules(House house) {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("SQL only in db and *Store", only(house.in("db").or(house.called("Store")), SQL));
    rules.put(
        "JDBC only in db, *Import, its lock and the demo's database",
        only(speaksJdbc(house), JDBC));
    rules.put("HTTP only in web, at the root, *Pages, *Api, *Guard", only(speaksHttp(house), HTTP));
    rules.put("FreeMarker only in web and mail", only(house.in("web", "mail"), FREEMARKER));
    rules.put("the mail client only in mail", only(house.in("mail"), MAIL));
    rules.put(
        "the library of addresses only in Cidr",
        only(house.exactly(List.of("config.Cidr")), ADDRESSES));
    rules.put(
        "PDF and QR codes only in paper and letter.print",
        only(house.in("paper", "letter.print"), PRINTING));
    rules.put("JWT only in session", only(house.in("session"), JWT));
    rules.put(
        "JSON without Vert.x only where checkups are read and written",
        only(
            house.exactly(
                List.of(
                    "health.CheckupReader",
                    "health.CheckupWriter",
                    "health.ObservationReader",
                    "health.ObservationWriter")),
            JSON));
    rules.put("cryptography only in crypto", only(house.in("crypto"), CRYPTO));
    rules.put("nobody reaches into a library's insides", only(house.in(), INSIDES));
    return rules;
  }

  private static DescribedPredicate<JavaClass> speaksJdbc(House house) {
    return house
        .in("db")
        .or(house.called("Import"))
        .or(house.exactly(List.of("demo.EmbeddedDatabase", "intake.ImportLock")));
  }

  private static DescribedPredicate<JavaClass> speaksHttp(House house) {
    return house.in("web").or(house.atTheRoot()).or(house.called("Pages", "Api", "Guard"));
  }

  private static ArchRule only(
      DescribedPredicate<JavaClass> those, DescribedPredicate<JavaClass> library) {
    return noClasses().that(not(those)).should().dependOnClassesThat(library);
  }
}
