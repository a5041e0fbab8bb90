"""Three machines listen to the same sounds: loadtest/captcha/listen.

Each knows how many digits a level has and how far apart they are. `template` has the recordings of
this repository and looks for the one that is most alike, dynamic time warping between them. `network`
has learnt from sounds of our own generator. `pocketsphinx` is a recogniser off the shelf.
"""
import os
import shutil
import subprocess
import sys
import tempfile

import numpy

import sound

WORDS = "zero one two three four five six seven eight nine".split()


class Template:
    """The most alike of all recordings, at three speeds, with this sound's own noise added."""

    SPEEDS = (0.9, 1.0, 1.1)
    QUIETEST = 0.02

    def __init__(self, language):
        self.digits, rows = [], []
        for digit, samples in sound.recordings(language):
            for speed in self.SPEEDS:
                places = numpy.arange(0, len(samples) - 1, speed)
                rows.append(sound.mel(numpy.interp(places, numpy.arange(len(samples)), samples)))
                self.digits.append(digit)
        self.digits = numpy.array(self.digits)
        self.lengths = numpy.array([len(row) for row in rows])
        self.energy = numpy.ones((len(rows), max(self.lengths), sound.BANDS))
        for i, row in enumerate(rows):
            self.energy[i, :len(row)] = row / self.loudest(row)

    def digits_of(self, heard, count):
        energy = sound.mel(heard.samples)
        noise = numpy.percentile(energy[45:], 40, axis=0)
        said = ""
        for at in sound.found(energy, count):
            window = energy[max(0, at - 12):at + 62]
            loud = self.loudest(window)
            floor = noise + self.QUIETEST * loud
            templates = numpy.log(self.energy * loud + floor)
            said += str(self.digits[self.costs(templates, numpy.log(window + floor)).argmin()])
        return said

    @staticmethod
    def loudest(rows):
        return numpy.sort(rows.sum(axis=1))[-6:].mean()

    def costs(self, templates, window):
        """Of each template, laid anywhere into the window; a row of each at a time."""
        apart = ((templates ** 2).sum(2)[:, :, None] + (window ** 2).sum(1)[None, None]
                 - 2 * templates @ window.T)
        total = apart[:, 0, :].copy()
        ends = numpy.full(len(templates), numpy.inf)
        for row in range(1, templates.shape[1]):
            before = numpy.pad(total, ((0, 0), (2, 0)), constant_values=numpy.inf)
            total = apart[:, row] + numpy.minimum(
                numpy.minimum(before[:, 2:], before[:, 1:-1]), before[:, :-2])
            last = self.lengths - 1 == row
            ends[last] = total[last].min(axis=1) / self.lengths[last]
        return ends


class Network:
    """Two layers on a picture of the sound around each digit, learnt in a fixed number of rounds."""

    WIDTH, HIDDEN, ROUNDS, BATCH, RATE = 64, 192, 30, 64, 1e-3

    def __init__(self, heard):
        random = numpy.random.default_rng(1)
        pictures, wanted = [], []
        for one in heard:
            for digit, picture in zip(one.digits, self.pictures(one, len(one.digits), 4)):
                pictures.append(picture)
                wanted.append(int(digit))
        pictures, wanted = numpy.array(pictures, "f4"), numpy.array(wanted)
        self.mean, self.spread = pictures.mean((0, 1)), pictures.std((0, 1))
        sizes = (self.WIDTH * sound.BANDS, self.HIDDEN, 10)
        self.weights = []
        for ins, outs in zip(sizes, sizes[1:]):
            self.weights += [random.normal(0, (2 / ins) ** 0.5, (ins, outs)).astype("f4"),
                             numpy.zeros(outs, "f4")]
        self.learn(pictures, wanted, random)

    def pictures(self, heard, count, spare=0):
        energy = numpy.log(sound.mel(heard.samples) + 1e-4)
        energy = numpy.pad(energy, ((80, 80), (0, 0)), mode="edge")
        for at in sound.found(numpy.exp(energy[80:-80]), count):
            start = at + 80 - 7 - spare
            picture = energy[start:start + self.WIDTH + 2 * spare]
            yield picture - picture.mean()

    def learn(self, pictures, wanted, random):
        moments = [[numpy.zeros_like(w), numpy.zeros_like(w)] for w in self.weights]
        step = 0
        for _ in range(self.ROUNDS):
            order = random.permutation(len(wanted))
            for start in range(0, len(order), self.BATCH):
                step += 1
                chosen = order[start:start + self.BATCH]
                shift = random.integers(0, 9)
                self.descend(pictures[chosen, shift:shift + self.WIDTH], wanted[chosen], moments,
                             step)

    def descend(self, pictures, wanted, moments, step):
        w1, b1, w2, b2 = self.weights
        ins = self.flat(pictures)
        hidden = numpy.maximum(0, ins @ w1 + b1)
        error = self.shares(hidden @ w2 + b2)
        error[numpy.arange(len(wanted)), wanted] -= 1
        error /= len(wanted)
        back = (error @ w2.T) * (hidden > 0)
        gradients = ins.T @ back + 1e-4 * w1, back.sum(0), hidden.T @ error, error.sum(0)
        for weight, gradient, moment in zip(self.weights, gradients, moments):
            moment[0] += 0.1 * (gradient - moment[0])
            moment[1] += 0.001 * (gradient ** 2 - moment[1])
            first, second = moment[0] / (1 - 0.9 ** step), moment[1] / (1 - 0.999 ** step)
            weight -= self.RATE * first / (second ** 0.5 + 1e-8)

    def flat(self, pictures):
        return ((pictures - self.mean) / self.spread).reshape(len(pictures), -1)

    @staticmethod
    def shares(scores):
        scores = numpy.exp(scores - scores.max(1, keepdims=True))
        return scores / scores.sum(1, keepdims=True)

    def digits_of(self, heard, count):
        w1, b1, w2, b2 = self.weights
        ins = self.flat(numpy.array(list(self.pictures(heard, count)), "f4"))
        scores = numpy.maximum(0, ins @ w1 + b1) @ w2 + b2
        return "".join(str(digit) for digit in scores.argmax(1))


class Pocketsphinx:
    """Debian's recogniser of English, told that there are so many digits and nothing else."""

    def digits_of_all(self, heard, count):
        with tempfile.TemporaryDirectory() as scratch:
            for i, one in enumerate(heard):
                samples = numpy.round(one.samples * 32767).astype("<i2")
                samples.tofile(os.path.join(scratch, f"{i}.raw"))
            with open(scratch + "/all.ctl", "w") as names:
                names.writelines(f"{i}\n" for i in range(len(heard)))
            with open(scratch + "/digits.gram", "w") as grammar:
                grammar.write("#JSGF V1.0;\ngrammar digits;\n<digit> = " + " | ".join(WORDS)
                              + ";\npublic <code> = " + " ".join(["<digit>"] * count) + ";\n")
            subprocess.run(
                ["pocketsphinx_batch", "-adcin", "yes", "-cepdir", scratch, "-cepext", ".raw",
                 "-ctl", scratch + "/all.ctl", "-jsgf", scratch + "/digits.gram",
                 "-hyp", scratch + "/said", "-hmm", "/usr/share/pocketsphinx/model/en-us/en-us",
                 "-dict", "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            with open(scratch + "/said") as said:
                return ["".join(str(WORDS.index(word)) for word in line.split("(")[0].split())
                        for line in said]


def rates(heard, said):
    right = sum(a == b for one, code in zip(heard, said) for a, b in zip(one.digits, code))
    whole = sum(one.digits == code for one, code in zip(heard, said))
    return f"{100 * right / sum(len(one.digits) for one in heard):.1f} % | " \
           f"{100 * whole / len(heard):.0f} %"


def listeners(language, learnt):
    network = Network(learnt)
    template = Template(language)
    yield "network", lambda heard, count: [network.digits_of(one, count) for one in heard]
    yield "template", lambda heard, count: [template.digits_of(one, count) for one in heard]
    if language == "ENGLISH" and shutil.which("pocketsphinx_batch"):
        yield "pocketsphinx", Pocketsphinx().digits_of_all


def main():
    folder = sys.argv[1]
    learnt, heard = sound.sounds(folder + "/learnt"), sound.sounds(folder + "/heard")
    print("\n| language | level | machine | digits right | whole codes | CPU s a sound |")
    print("| --- | --- | --- | --- | --- | --- |")
    for kind in sorted({one.kind for one in heard}):
        mine = [one for one in heard if one.kind == kind]
        count = len(mine[0].digits)
        for name, listen in listeners(kind[0], [one for one in learnt if one.kind == kind]):
            before = sum(os.times()[:4])
            said = listen(mine, count)
            cost = (sum(os.times()[:4]) - before) / len(mine)
            print(f"| {kind[0].capitalize()} | {kind[1]} | {name} | {rates(mine, said)} | {cost:.2f} |",
                  flush=True)


main()
