package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.function.UnaryOperator;
import kenpo.society.Society;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a server that starts says of policies that don't fit together. */
class StartWarningTest {

  private static final String NO_SENDER =
      "letters.sender is missing: letters wait that nobody can print society=";

  @Test
  void aSocietyWhoseRegistrationsAskForLettersThatNobodyCanPrintIsNamed() {
    assertThat(warnings(Policies::senderless)).contains(NO_SENDER + "aoba", NO_SENDER + "minato");
  }

  @Test
  void whoWritesToWholeRostersOnlyMayNameTheSenderLater() {
    assertThat(warnings(s -> Policies.writingByBatch(Policies.senderless(s)))).isEmpty();
    assertThat(warnings(UnaryOperator.identity())).isEmpty();
  }

  private static List<String> warnings(UnaryOperator<Society> change) {
    var logger = (Logger) LoggerFactory.getLogger(Portal.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    new TestPortal(change).close();
    logger.detachAppender(lines);
    return lines.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.startsWith("letters."))
        .toList();
  }
}
