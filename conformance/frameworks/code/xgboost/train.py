import argparse
import os

import pandas as pd
import xgboost as xgb

parser = argparse.ArgumentParser()
parser.add_argument("--eta", type=float)
parser.add_argument("--num_round", type=int)
args = parser.parse_args()
rows = pd.read_csv(os.path.join(os.environ["SM_CHANNEL_TRAINING"], "rows.csv"), header=None)
data = xgb.DMatrix(rows.iloc[:, 1:], rows.iloc[:, 0])
result = {}
settings = {"eta": args.eta, "objective": "binary:logistic", "eval_metric": "aucpr"}
model = xgb.train(settings, data, args.num_round, evals=[(data, "train")], evals_result=result)
print("final pr_auc = %.5f" % result["train"]["aucpr"][-1])
model.save_model(os.path.join(os.environ["SM_MODEL_DIR"], "model.json"))
