package kenpo.captcha.sound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads and hears what is in a file, by means of its own. */
final class Ear {

  static final int RATE = 16_000;

  private static final int FRAME = 160;

  /** Of the most: at level 1 there is nothing between two digits. */
  private static final double SILENCE = 0.002;

  /** Within a word it may be quiet for so long: before t, k and ch. */
  private static final int LONGEST_HOLD = 20;

  private Ear() {}

  /** Of a RIFF WAVE file with one channel of µ-law: anything else is no file of ours. */
  static double[] samples(byte[] file) {
    var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    expect(name(in).equals("RIFF") && in.getInt() == file.length - 8 && name(in).equals("WAVE"));
    expect(name(in).equals("fmt ") && in.getInt() == 18);
    expect(in.getShort() == 7 && in.getShort() == 1);
    expect(in.getInt() == RATE);
    int bytesPerSecond = in.getInt();
    expect(bytesPerSecond == RATE);
    expect(in.getShort() == 1 && in.getShort() == 8 && in.getShort() == 0);
    expect(name(in).equals("fact") && in.getInt() == 4);
    int count = in.getInt();
    expect(name(in).equals("data") && in.getInt() == count);
    expect(in.remaining() == count + count % 2);
    var samples = new double[count];
    for (int i = 0; i < count; i++) {
      samples[i] = MuLaw.decoded(in.get()) / 32768.0;
    }
    return samples;
  }

  private static String name(ByteBuffer in) {
    var name = new byte[4];
    in.get(name);
    return new String(name, US_ASCII);
  }

  private static void expect(boolean so) {
    if (!so) {
      throw new AssertionError("not a sound file");
    }
  }

  /** Where somebody speaks after the first half second, which is the chime's. */
  static List<double[]> words(double[] samples) {
    var words = new ArrayList<double[]>();
    int from = -1;
    int last = 0;
    for (int at = RATE / 2; at + FRAME <= samples.length; at += FRAME) {
      if (loudness(samples, at, at + FRAME) > SILENCE) {
        from = from < 0 ? at : from;
        last = at + FRAME;
      } else if (from >= 0 && at - last > LONGEST_HOLD * FRAME) {
        words.add(Arrays.copyOfRange(samples, from, last));
        from = -1;
      }
    }
    return words;
  }

  static double loudness(double[] samples, int from, int to) {
    return Math.sqrt(
        Arrays.stream(samples, from, to).map(sample -> sample * sample).sum() / (to - from));
  }

  /** Loudness of each tenth of a second but for the chime and the end, from quiet to loud. */
  static double[] tenths(double[] samples) {
    var tenths = new ArrayList<Double>();
    for (int at = RATE / 2; at + RATE / 2 < samples.length; at += RATE / 10) {
      tenths.add(loudness(samples, at, at + RATE / 10));
    }
    return tenths.stream().mapToDouble(it -> it).sorted().toArray();
  }
}
