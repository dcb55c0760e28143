import argparse
import os

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import average_precision_score

parser = argparse.ArgumentParser()
parser.add_argument("--n-estimators", type=int)
parser.add_argument("--train", default=os.environ["SM_CHANNEL_TRAINING"])
args = parser.parse_args()
rows = pd.read_csv(os.path.join(args.train, "rows.csv"), header=None)
model = RandomForestClassifier(n_estimators=args.n_estimators, max_depth=3, random_state=1)
model.fit(rows.iloc[:, 1:], rows.iloc[:, 0])
print("final pr_auc = %.5f" % average_precision_score(rows.iloc[:, 0], model.predict_proba(rows.iloc[:, 1:])[:, 1]))
joblib.dump(model, os.path.join(os.environ["SM_MODEL_DIR"], "model.joblib"))
