package kenpo.health.file;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.health.Institution;

/** What a document says of itself and of the examination; each empty where it was refused. */
record Header(
    Optional<String> report,
    Optional<String> program,
    Optional<LocalDate> examined,
    Optional<LocalDate> written,
    Institution institution) {}
