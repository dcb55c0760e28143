"""Writes data to classify, the same each time: four numbers, and 1 for the few rows of the class to find. Python 3.6 and later."""

import math
import random
from pathlib import Path


def rows(count, chance):
    for _ in range(count):
        point = [chance.gauss(0, 1) for _ in range(4)]
        score = 2 * point[0] - point[1] + point[2] * point[3] - 2 + chance.gauss(0, 0.3)
        yield point, 1 if score > 0 else 0


def write(folder, label_first=False, counts=(("train.csv", 800), ("eval.csv", 400))):
    """Writes one file per count; the label is the last column, or the first, as the built-in XGBoost wants it."""
    folder = Path(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(1)
    for name, count in counts:
        lines = []
        for point, label in rows(count, chance):
            numbers = ["%.4f" % value for value in point]
            lines.append(",".join([str(label)] + numbers if label_first else numbers + [str(label)]))
        (folder / name).write_text("\n".join(lines) + "\n")
    return folder


def shares():
    """How many of a thousand rows are of the class to find, for who wonders what a guess is worth."""
    return sum(label for _, label in rows(1000, random.Random(1))) / 1000.0


if __name__ == "__main__":
    assert 0.1 < shares() < 0.4 and math.isfinite(shares()), shares()
    print(shares())
