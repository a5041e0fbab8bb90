package kenpo.roster.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import kenpo.roster.MemberKind;
import kenpo.roster.Papers;
import kenpo.roster.file.PostalAddress;
import kenpo.roster.file.Problem;
import kenpo.roster.file.RosterRow;
import kenpo.society.InsurerNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReadAheadImportTest {

  private static final List<Problem> WRONG = List.of(Problem.of(7, "", "row.width"));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 1024, 20_000})
  void allRowsComeInOrderAndOnTheThreadThatTakesThem(int rows) throws IOException {
    var lines = new ArrayList<Long>();
    var threads = new ArrayList<Thread>();
    var problems =
        new ReadAheadImport(
                sink -> {
                  LongStream.range(0, rows).mapToObj(ReadAheadImportTest::row).forEach(sink);
                  return WRONG;
                })
            .read(
                row -> {
                  lines.add(row.line());
                  threads.add(Thread.currentThread());
                });
    assertThat(problems).isEqualTo(WRONG);
    assertThat(lines).isEqualTo(LongStream.range(0, rows).boxed().toList());
    assertThat(threads).allMatch(Thread.currentThread()::equals);
  }

  @Test
  void aFileThatCanNotBeReadAnyFurtherFailsTheReading() {
    var ahead =
        new ReadAheadImport(
            sink -> {
              sink.accept(row(1));
              throw new IOException("the disk");
            });
    var taken = new ArrayList<RosterRow>();
    assertThatThrownBy(() -> ahead.read(taken::add))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk");
  }

  @Test
  void whenRowsAreTakenNoMoreNoneIsReadAnyMore() {
    long asFarAheadAsItGoes = 10 * 512;
    var read = new AtomicLong();
    var ahead =
        new ReadAheadImport(
            sink -> {
              while (true) {
                sink.accept(row(read.incrementAndGet()));
              }
            });
    assertThatThrownBy(
            () ->
                ahead.read(
                    row -> {
                      while (read.get() < asFarAheadAsItGoes) {
                        Thread.onSpinWait();
                      }
                      throw new IllegalStateException("no more");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("roster-reader"));
  }

  private static RosterRow row(long line) {
    return new RosterRow(
        line,
        new Papers(new InsurerNumber("06990014"), "1", "1", Optional.empty()),
        "ｱ",
        Optional.empty(),
        LocalDate.EPOCH,
        Optional.empty(),
        Optional.empty(),
        MemberKind.INSURED,
        LocalDate.EPOCH,
        Optional.empty(),
        Optional.empty(),
        new PostalAddress(Optional.empty(), Optional.empty()),
        false,
        Optional.empty());
  }
}
