package kenpo.roster.file;

import java.util.Optional;

/** 事業所, as a row of a member who works there names it. */
public record Employer(String code, Optional<String> name, PostalAddress address) {}
