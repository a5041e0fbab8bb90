package kenpo;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done now and then: rows past their time are deleted, keys renewed, what waits is
 * measured, once a minute.
 */
final class JobsVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(JobsVerticle.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final List<Job> jobs;

  /**
   * A job by name; it answers how many rows it changed, and does no harm when done twice at once.
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

  /** Again and again while there is something to do: a job does a batch at a time. */
  private Future<Void> run(Job job) {
    return job.work
        .get()
        .compose(rows -> rows > 0 ? run(job) : Future.<Void>succeededFuture())
        .recover(failure -> told(job, failure));
  }

  private static Future<Void> told(Job job, Throwable failure) {
    var kind = failure.getClass().getSimpleName();
    LOG.warn("job failed {} {}", kv("job", job.name), kv("failure", kind));
    return Future.succeededFuture();
  }
}
