package kenpo.letter.print;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;

/** A QR code (ISO/IEC 18004) that bears 15 % of damage. */
final class QrCode {

  /** White around it that readers need, in squares. */
  static final int QUIET = 4;

  private QrCode() {}

  static ByteMatrix of(String text) throws IOException {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      // Its message might quote the text.
      throw new IOException("too long for a QR code");
    }
  }
}
