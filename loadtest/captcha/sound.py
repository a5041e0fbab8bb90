"""What recognisers of sounds share: reading files, spectra, and finding where somebody speaks."""
import glob
import os
import struct

import numpy

RATE = 16000
HOP = 160
WINDOW = 400
BANDS = 24


def _decoded():
    codes = ~numpy.arange(256) & 255
    value = (((codes & 15) << 3) + 132 << ((codes >> 4) & 7)) - 132
    return numpy.where(codes & 128, -value, value) / 32768.0


DECODED = _decoded()


def read(file):
    with open(file, "rb") as wav:
        content = wav.read()
    start = content.index(b"data") + 8
    length = struct.unpack_from("<I", content, start - 4)[0]
    return DECODED[numpy.frombuffer(content, "u1", length, start)]


class Sound:
    """A file, and what its name tells: language-level-digits-number.wav."""

    def __init__(self, file):
        language, level, self.digits, _ = os.path.basename(file)[:-4].split("-")
        self.kind = (language, int(level))
        self.file = file

    @property
    def samples(self):
        return read(self.file)


def sounds(folder):
    return [Sound(file) for file in sorted(glob.glob(folder + "/*.wav"))]


def recordings(language):
    """(digit, samples) of all that are in the repository."""
    folder = {"JAPANESE": "ja", "ENGLISH": "en"}[language]
    files = sorted(glob.glob(f"src/main/resources/voices/{folder}/*/*.wav"))
    return [(int(os.path.basename(file)[0]), read(file)) for file in files]


def _filters():
    def mel(hertz):
        return 2595 * numpy.log10(1 + hertz / 700)

    edges = 700 * (10 ** (numpy.linspace(mel(120), mel(7000), BANDS + 2) / 2595) - 1)
    bins = numpy.fft.rfftfreq(512, 1 / RATE)
    rise = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    return numpy.maximum(0, numpy.minimum(rise, fall)).T


FILTERS = _filters()


def mel(samples):
    """Energy in each band, a row each hundredth of a second."""
    padded = numpy.pad(samples, WINDOW // 2)
    frames = numpy.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP]
    spectrum = numpy.fft.rfft(frames * numpy.hanning(WINDOW), 512)
    return (spectrum.real ** 2 + spectrum.imag ** 2) @ FILTERS + 1e-9


def found(energy, count, width=50, least=85, most=215):
    """First rows of the `count` windows that hold most, as far apart as digits are."""
    loud = 10 * numpy.log10(energy[:, 2:].sum(axis=1))
    loud = numpy.maximum(0, loud - numpy.percentile(loud, 30))
    sums = numpy.concatenate([[0], numpy.cumsum(loud)])
    held = sums[width:] - sums[:-width]
    held[:45] = -1e9  # the chime
    best, came = [held], []
    for _ in range(count - 1):
        shifted = numpy.full((most - least + 1, len(held)), -1e9)
        for i, apart in enumerate(range(least, min(most + 1, len(held)))):
            shifted[i, apart:] = best[-1][:-apart]
        came.append(shifted.argmax(axis=0) + least)
        best.append(held + shifted.max(axis=0))
    at = [int(best[-1].argmax())]
    for before in reversed(came):
        at.insert(0, at[0] - int(before[at[0]]))
    return at
