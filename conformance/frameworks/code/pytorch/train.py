import argparse
import os

# Nothing here imports torch: the interpreter that the server names needs not have it.
parser = argparse.ArgumentParser()
parser.add_argument("--learning_rate", type=float)
args = parser.parse_args()
assert os.environ["SM_HP_LEARNING_RATE"] == "0.5" == str(args.learning_rate)
print("final pr_auc = 1.00000")
