package kenpo.loadtest;

import java.util.List;
import java.util.concurrent.Executors;

/** All the people, so many at a time: the next begins when one is through. */
record Crowd(Options options, Results results) {

  void go(List<Person> people) {
    try (var inbox = new Inbox(options.mail(), results);
        var threads =
            Executors.newFixedThreadPool(options.concurrency(), Thread.ofVirtual().factory())) {
      // Closing waits for all of them.
      people.forEach(person -> threads.execute(() -> one(person, inbox)));
    }
  }

  private void one(Person person, Inbox inbox) {
    try (var browser = new Browser(options.base(), person.from(), options.pause(), results)) {
      new Journey(person, browser, inbox).go();
      results.registeredOne();
    } catch (StepFailed failure) {
      results.failed(failure.getMessage());
    } catch (InterruptedException | RuntimeException e) {
      results.failed(e.toString());
    }
  }
}
