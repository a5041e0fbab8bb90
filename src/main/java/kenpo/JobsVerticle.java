package kenpo;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done now and then: rows past their time are deleted, once a minute. */
final class JobsVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(JobsVerticle.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final List<Job> jobs;

  /**
   * A job by name; it answers how many rows it deleted, and does no harm when done twice at once.
   */
  record Job(String name, Supplier<Future<Integer>> work) {}

  JobsVerticle(List<Job> jobs) {
    this.jobs = jobs;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(EVERY.toMillis(), tick -> runAll());
    return Future.succeededFuture();
  }

  /** One round; done when all jobs are, whether or not they could do their work. */
  Future<Void> runAll() {
    return Future.join(jobs.stream().map(this::run).toList()).mapEmpty();
  }

  private Future<Integer> run(Job job) {
    return job.work
        .get()
        .onSuccess(rows -> LOG.debug("job done {} {}", kv("job", job.name), kv("rows", rows)))
        .onFailure(
            e ->
                LOG.warn(
                    "job failed {} {}",
                    kv("job", job.name),
                    kv("failure", e.getClass().getSimpleName())));
  }
}
