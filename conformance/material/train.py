"""A script for script mode: logistic regression by the standard library alone."""

import argparse
import json
import math
import os
import pathlib

parser = argparse.ArgumentParser()
parser.add_argument("--learning-rate", type=float, default=0.1)
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--optimizer", default="sgd")
parser.add_argument("--model-dir", default=os.environ["SM_MODEL_DIR"])
parser.add_argument("--train", default=os.environ["SM_CHANNEL_TRAINING"])
options, _ = parser.parse_known_args()


def read(name):
    for line in (pathlib.Path(options.train) / name).read_text().splitlines():
        numbers = [float(number) for number in line.split(",")]
        yield numbers[:-1] + [1.0, numbers[2] * numbers[3]], numbers[-1]


def probability(weights, point):
    score = sum(w * x for w, x in zip(weights, point))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


train, held_out = list(read("train.csv")), list(read("eval.csv"))
weights, speed = [0.0] * 6, [0.0] * 6
keep = 0.9 if options.optimizer == "momentum" else 0.0
for epoch in range(1, options.epochs + 1):
    for point, label in train:
        error = probability(weights, point) - label
        speed = [keep * v - options.learning_rate * error * x for v, x in zip(speed, point)]
        weights = [w + v for w, v in zip(weights, speed)]
    losses = [-math.log(max(1e-9, p if label else 1 - p)) for p, label in
              ((probability(weights, point), label) for point, label in held_out)]
    print("epoch %d: validation-loss=%.6f;" % (epoch, sum(losses) / len(losses)), flush=True)
(pathlib.Path(options.model_dir) / "weights.json").write_text(json.dumps(weights))
