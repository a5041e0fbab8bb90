package kenpo.health.file;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of a package says, by the official form; the index says the same. */
record PackageName(String sender, String receiver, String created, String service) {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{8,10})_([0-9]{8})_([0-9]{8})[0-9]_([0-9])\\.[zZ][iI][pP]");

  /** Empty where the file goes by another name, as copies may. */
  static Optional<PackageName> of(Path zip) {
    var name = FORM.matcher(String.valueOf(zip.getFileName()));
    return name.matches()
        ? Optional.of(new PackageName(name.group(1), name.group(2), name.group(3), name.group(4)))
        : Optional.empty();
  }

  boolean fits(PackageIndex index) {
    return sender.equals(index.sender())
        && index.receiver().map(receiver::equals).orElse(true)
        && created.equals(index.created())
        && service.equals(index.service());
  }
}
