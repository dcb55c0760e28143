#!/usr/bin/env python3
"""Makes train/train.csv and validation/validation.csv from hour.csv of the UCI Bike Sharing data set.

usage: prepare.py hour.csv

Label first (cnt), then the twelve features below, no header. The hours of day 1 to 19 of each month are
for training, those of day 20 to the end for validation, so that validation asks for weeks never seen.
"""
import csv
import pathlib
import sys

LABEL = "cnt"
FEATURES = ["season", "yr", "mnth", "hr", "holiday", "weekday", "workingday", "weathersit",
            "temp", "atemp", "hum", "windspeed"]
# casual and registered add up to the label, and instant and dteday number the rows: none is a feature.
LAST_TRAINING_DAY = 19
HOURS, RENTALS = 17379, 3292679


def channel(row):
    return "train" if int(row["dteday"].split("-")[2]) <= LAST_TRAINING_DAY else "validation"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], newline="") as file:
        rows = list(csv.DictReader(file))
    found = len(rows), sum(int(row[LABEL]) for row in rows)
    if found != (HOURS, RENTALS):
        sys.exit(f"{sys.argv[1]}: {found[0]} hours and {found[1]} rentals, the original has {HOURS} and {RENTALS}")
    here = pathlib.Path(__file__).parent
    for name in "train", "validation":
        (here / name).mkdir(exist_ok=True)
        with open(here / name / f"{name}.csv", "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([row[column] for column in [LABEL] + FEATURES] for row in rows if channel(row) == name)


if __name__ == "__main__":
    main()
