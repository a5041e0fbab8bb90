"""The same network learns each level's pictures for as long: loadtest/captcha/network.

network.py FOLDER SECONDS TRIED: the folder has LEVEL.pixels and LEVEL.codes; the last TRIED of each
are not learnt from. It knows how long a level's codes are and which characters come in them. One pass
of what it learnt from is what SECONDS are counted in: the number of batches is worked out once, on the
level whose answers are longest, and is the same for all.
"""
import sys
import time

import numpy
import torch
from torch import nn

WIDTH, HEIGHT = 120, 40
BATCH = 32
RATE = 3e-3
LEVELS = 4
SAMPLE = 20  # batches that the speed is measured by
SEED = 20261122

torch.set_num_threads(1)


class Level:
    """Pictures of a level and their codes, as numbers of characters."""

    def __init__(self, folder, level, tried):
        codes = open(f"{folder}/{level}.codes", encoding="utf-8").read().split()
        characters = sorted(set("".join(codes)))
        answers = torch.tensor([[characters.index(it) for it in code] for code in codes])
        pixels = numpy.fromfile(f"{folder}/{level}.pixels", dtype=numpy.uint8)
        pictures = torch.from_numpy(pixels.reshape(-1, 1, HEIGHT, WIDTH))
        self.characters, self.places = len(characters), answers.shape[1]
        self.learnt, self.answers = pictures[:-tried], answers[:-tried]
        self.asked, self.right = pictures[-tried:], answers[-tried:]


def block(inputs, outputs):
    return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU(),
            nn.MaxPool2d(2, ceil_mode=True)]


class Network(nn.Module):
    """Four blocks that look, a layer that sees the whole line, and a head for each place of a code."""

    def __init__(self, level):
        super().__init__()
        self.places = level.places
        self.body = nn.Sequential(
            *block(1, 24), *block(24, 48), *block(48, 64), *block(64, 96), nn.Flatten(),
            nn.Linear(96 * 8 * 3, 384), nn.ReLU(),
            nn.Linear(384, level.places * level.characters))

    def forward(self, pictures):
        return self.body(1 - pictures.float() / 255).view(len(pictures), self.places, -1)


class Learning:
    """A network on its way: so many batches, all pictures once before any comes again."""

    def __init__(self, level, batches):
        torch.manual_seed(SEED)
        self.level, self.network = level, Network(level)
        self.steps = torch.optim.Adam(self.network.parameters(), lr=RATE)
        self.pace = torch.optim.lr_scheduler.OneCycleLR(self.steps, RATE, total_steps=batches)
        self.loss = nn.CrossEntropyLoss()
        self.batches = batches
        self.order = iter(())

    def run(self, batches):
        self.network.train()
        for _ in range(batches):
            some = self.next()
            self.steps.zero_grad()
            scores = self.network(self.level.learnt[some]).transpose(1, 2)
            self.loss(scores, self.level.answers[some]).backward()
            self.steps.step()
            self.pace.step()
        return self

    def next(self):
        some = next(self.order, None)
        if some is None:
            self.order = iter(torch.randperm(len(self.level.learnt)).split(BATCH))
            some = next(self.order)
        return some

    def read(self):
        """Which characters of those it never saw are right."""
        self.network.eval()
        with torch.no_grad():
            scores = torch.cat([self.network(it) for it in self.level.asked.split(100)])
        return scores.argmax(2) == self.level.right


def affordable(level, seconds):
    """How many batches take about so long."""
    learning = Learning(level, 2 * SAMPLE).run(SAMPLE)
    begun = time.process_time()
    learning.run(SAMPLE)
    return max(SAMPLE, round(seconds * SAMPLE / (time.process_time() - begun)))


def main(folder, seconds, tried):
    levels = [Level(folder, it, tried) for it in range(1, LEVELS + 1)]
    batches = affordable(levels[-1], seconds)
    pictures = len(levels[0].learnt)
    print(f"{pictures} pictures of each level, each seen {batches * BATCH / pictures:.1f} times; "
          f"{tried} others read", flush=True)
    print("\n| level | whole codes | characters | CPU seconds |\n|---|---|---|---|", flush=True)
    rates = []
    for number, level in enumerate(levels, 1):
        begun = time.process_time()
        right = Learning(level, batches).run(batches).read()
        whole, single = right.all(1).float().mean().item(), right.float().mean().item()
        rates.append((whole, single))
        print(f"| {number} | {100 * whole:.1f} % | {100 * single:.1f} % "
              f"| {time.process_time() - begun:.0f} |", flush=True)
    falls = all(one > two for one, two in zip(rates, rates[1:]))
    print(f"\nfalls from level to level: {'yes' if falls else 'no'}")
    return 0 if falls else 1


sys.exit(main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3])))
