package kenpo.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kenpo.config.ConfigError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is followed side by side. */
class ChartsTest {

  private static final Path CONF = Path.of("conf/health");
  private static final Items ITEMS = Items.load(CONF);

  @TempDir Path folder;

  @Test
  void seriesStandTogetherAsTheFileSaysAndElseAlone() {
    var charts = Charts.load(CONF, ITEMS);
    var pressure = charts.of(ITEMS.series("diastolic").orElseThrow());
    assertThat(pressure.name().en()).isEqualTo("Blood pressure");
    assertThat(pressure.lines())
        .extracting(line -> line.series().key() + " " + line.label().ja())
        .containsExactly("systolic 収縮期", "diastolic 拡張期");
    var ldl = ITEMS.series("ldl").orElseThrow();
    assertThat(charts.of(ldl).lines()).containsExactly(new Charts.Line(ldl, ldl.name()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,名,Name,ldl strange,い ろ,x y",
        "a,名,Name,ldl ldl,い ろ,x y",
        "a,名,Name,ldl hdl,い,x y",
        "a,名,Name,ldl hdl,い ろ,x",
        "a,名,Name,ldl hdl,い ろ,x y\nb,名,Name,hdl waist,い ろ,x y",
      })
  void aWrongRowStopsTheStart(String rows) throws IOException {
    Files.writeString(
        folder.resolve("charts.csv"), "chart,name,name_en,series,lines,lines_en\n" + rows + "\n");
    assertThatThrownBy(() -> Charts.load(folder, ITEMS))
        .isInstanceOf(ConfigError.class)
        .hasMessageContaining("charts.csv");
  }
}
