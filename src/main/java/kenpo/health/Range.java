package kenpo.health;

import java.math.BigDecimal;
import java.util.Optional;

/** The laboratory's own reference range, both ends belonging to it; one of them may be missing. */
public record Range(Optional<BigDecimal> low, Optional<BigDecimal> high, String unit) {}
