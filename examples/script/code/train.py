"""Trains a small neural network to read handwritten digits; Python's standard library only.

One hidden layer, softmax output, stochastic gradient descent on one picture after the other. A line of
the data is 64 pixels from 0 to 16 and then the digit.
"""
import argparse
import json
import math
import operator
import os
import pathlib
import random

PIXELS, DIGITS, WHITE = 64, 10, 16.0
ACTIVATIONS = {  # the function, and its slope where the function's value is y
    "tanh": (math.tanh, lambda y: 1 - y * y),
    "relu": (lambda x: max(0.0, x), lambda y: 1.0 if y > 0 else 0.0),
}


def read(folder):
    """Pictures with a 1 for the bias at the end, and their digits."""
    lines = [line for file in pathlib.Path(folder).glob("*.csv") for line in file.read_text().splitlines()]
    numbers = [[int(number) for number in line.split(",")] for line in lines]
    return [([pixel / WHITE for pixel in row[:PIXELS]] + [1.0], row[PIXELS]) for row in numbers]


def dot(weights, inputs):
    return sum(map(operator.mul, weights, inputs))


class Network:
    def __init__(self, hidden, activation, chance):
        self.activation, self.slope = ACTIVATIONS[activation]
        self.first = [[chance.gauss(0, 1 / 8) for _ in range(PIXELS + 1)] for _ in range(hidden)]
        self.second = [[chance.gauss(0, hidden ** -0.5) for _ in range(hidden + 1)] for _ in range(DIGITS)]

    def forward(self, picture):
        """The hidden layer's values, and the probability of each digit."""
        inner = [self.activation(dot(weights, picture)) for weights in self.first] + [1.0]
        scores = [dot(weights, inner) for weights in self.second]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        return inner, [power / sum(powers) for power in powers]

    def learn(self, picture, digit, rate, decay):
        """One step down the gradient; returns the loss before it."""
        inner, probabilities = self.forward(picture)
        errors = [p - (d == digit) for d, p in enumerate(probabilities)]
        back = [dot(errors, column) * self.slope(y) for column, y in zip(zip(*self.second), inner[:-1])]
        keep = 1 - rate * decay
        self.second = [[keep * w - rate * e * y for w, y in zip(ws, inner)] for ws, e in zip(self.second, errors)]
        for unit, error in enumerate(back):
            if error:
                step = rate * error
                self.first[unit] = [keep * w - step * x for w, x in zip(self.first[unit], picture)]
        return -math.log(max(probabilities[digit], 1e-300))

    def accuracy(self, rows):
        guesses = [max(range(DIGITS), key=self.forward(picture)[1].__getitem__) for picture, _ in rows]
        return sum(guess == digit for guess, (_, digit) in zip(guesses, rows)) / len(rows)


def main():
    parser = argparse.ArgumentParser()
    for name, default in ("learning_rate", 0.05), ("decay", 1e-5), ("hidden", 16), ("epochs", 4):
        parser.add_argument(f"--{name}", type=type(default), default=default)
    parser.add_argument("--activation", choices=sorted(ACTIVATIONS), default="tanh")
    options = parser.parse_args()
    train, validation = (read(os.environ[f"SM_CHANNEL_{name}"]) for name in ("TRAIN", "VALIDATION"))
    chance = random.Random(1)
    network = Network(options.hidden, options.activation, chance)
    for epoch in range(1, options.epochs + 1):
        chance.shuffle(train)
        loss = sum(network.learn(*row, options.learning_rate, options.decay) for row in train) / len(train)
        print(f"epoch {epoch} loss: {loss:.4f} accuracy: {network.accuracy(validation):.4f}", flush=True)
    model = {"options": vars(options), "first": network.first, "second": network.second}
    pathlib.Path(os.environ["SM_MODEL_DIR"], "model.json").write_text(json.dumps(model))


if __name__ == "__main__":
    main()
