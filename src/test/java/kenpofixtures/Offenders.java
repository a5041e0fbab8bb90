package kenpofixtures;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** For every rule, by its name, what its report must say about the classes of this package. */
public final class Offenders {
  public static final Map<String, List<String>> BY_RULE =
      Map.ofEntries(
          entry("every package stands in the list of layers", List.of("elsewhere.Offence")),
          entry("the platform knows nothing above it", List.of("Offences$KnowsKernel")),
          entry("the kernel knows no feature", List.of("society.Offences$KnowsFeature")),
          entry(
              "registration knows no other feature", List.of("registration.Offences$KnowsFeature")),
          entry("login knows no other feature", List.of("login.Offences$KnowsFeature")),
          entry("stepup knows no other feature", List.of("stepup.Offences$KnowsFeature")),
          entry("checkup knows no other feature", List.of("checkup.Offences$KnowsFeature")),
          entry("information knows no other feature", List.of("information.Offences$KnowsFeature")),
          entry("only the route maps know home", List.of("login.Offences$KnowsHome")),
          entry("nobody knows the demo", List.of("kenpofixtures.Offence")),
          entry("only the demo knows the root", List.of("config.Offences$KnowsRoot")),
          entry("packages form no cycle", List.of("Slice information", "Slice login")),
          entry("SQL only in db and *Store", List.of("Offences$SpeaksSql")),
          entry(
              "JDBC only in db, *Import, its lock and the demo's database",
              List.of("Offences$SpeaksJdbc")),
          entry(
              "HTTP only in web, at the root, *Pages, *Api, *Guard",
              List.of("io.vertx.ext.web.RoutingContext", "io.vertx.core.http.HttpServerRequest")),
          entry("FreeMarker only in web and mail", List.of("Offences$SpeaksFreeMarker")),
          entry("the mail client only in mail", List.of("Offences$SpeaksMail")),
          entry("the library of addresses only in Cidr", List.of("Offences$SpeaksOfAddresses")),
          entry(
              "PDF and QR codes only in paper and letter.print", List.of("Offences$SpeaksOfPaper")),
          entry("JWT only in session", List.of("Offences$SpeaksJwt")),
          entry(
              "JSON without Vert.x only where checkups are read and written",
              List.of("Offences$ParsesJson")),
          entry(
              "cryptography only in crypto", List.of("javax.crypto.Mac", "org.bouncycastle.util")),
          entry("nobody reaches into a library's insides", List.of("Offences$ReachesInside")),
          entry(
              "only named classes wait",
              List.of("Deeds.await", "Deeds.sleep", "Deeds.get", "Deeds.join")),
          entry("only named classes touch files and sockets", List.of("Deeds.readFile")),
          entry("only the owner of a pool hands work to it", List.of("Deeds.useAPool")),
          entry("nobody starts threads beside Vert.x", List.of("Deeds.startThreads")),
          entry("only config reads the environment", List.of("Deeds.readEnvironment")),
          entry("only the command line prints", List.of("Deeds.print")),
          entry(
              "only the command line chooses the clock",
              List.of("Deeds.askForTheTime", "Deeds.askForTheDay")));

  private Offenders() {}
}
