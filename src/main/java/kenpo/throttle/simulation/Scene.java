package kenpo.throttle.simulation;

import java.util.List;

/** Who does what at the same time. */
record Scene(Raid raid, List<Crowd> crowds) {}
