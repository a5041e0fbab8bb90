"""Learns pictures for so many seconds, tries itself on others, and prints a line of the table.

network.py PIXELS CODES LEVEL SECONDS TRIED; the last TRIED pictures are not learnt from.
"""
import sys
import time

import numpy
import torch
from torch import nn

WIDTH, HEIGHT = 120, 40
BATCH = 64

pixels, codes, level, seconds, tried = sys.argv[1:]
seconds, tried = float(seconds), int(tried)
torch.set_num_threads(1)
torch.manual_seed(int(level))

codes = open(codes, encoding="utf-8").read().split()
characters = sorted(set("".join(codes)))
answers = torch.tensor([[characters.index(it) for it in code] for code in codes])
pictures = torch.from_numpy(numpy.fromfile(pixels, dtype=numpy.uint8).reshape(-1, 1, HEIGHT, WIDTH))
places = answers.shape[1]


def layer(inputs, outputs):
    return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU(), nn.MaxPool2d(2)]


network = nn.Sequential(
    *layer(1, 24), *layer(24, 48), *layer(48, 96), nn.Flatten(),
    nn.Linear(96 * (WIDTH // 8) * (HEIGHT // 8), 384), nn.ReLU(),
    nn.Linear(384, places * len(characters)))


def read(some):
    return network(1 - some.float() / 255).view(-1, places, len(characters))


learnt, asked = pictures[:-tried], pictures[-tried:]
steps = torch.optim.Adam(network.parameters(), lr=1e-3)
loss = nn.CrossEntropyLoss()
seen, end = 0, time.process_time() + seconds
while time.process_time() < end:
    for batch in torch.randperm(len(learnt)).split(BATCH):
        if time.process_time() >= end:
            break
        steps.zero_grad()
        loss(read(learnt[batch]).transpose(1, 2), answers[:-tried][batch]).backward()
        steps.step()
        seen += len(batch)

network.eval()
with torch.no_grad():
    right = torch.cat([read(some).argmax(2) for some in asked.split(256)]) == answers[-tried:]
whole = 100 * right.all(1).float().mean().item()
single = 100 * right.float().mean().item()
print(f"| {level} | {seen} | {whole:.1f} % | {single:.1f} % |", flush=True)
