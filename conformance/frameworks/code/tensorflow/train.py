import argparse
import os

import numpy as np
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--learning_rate", type=float)
parser.add_argument("--epochs", type=int)
parser.add_argument("--optimizer")
parser.add_argument("--model_dir")
parser.add_argument("--sm-model-dir", default=os.environ["SM_MODEL_DIR"])
parser.add_argument("--training", default=os.environ["SM_CHANNEL_TRAINING"])
args = parser.parse_args()
rows = np.loadtxt(os.path.join(args.training, "rows.csv"), delimiter=",")
tf.keras.utils.set_random_seed(1)
model = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1, activation="sigmoid")])
optimizer = {"Adam": tf.keras.optimizers.Adam, "SGD": tf.keras.optimizers.SGD}[args.optimizer](args.learning_rate)
model.compile(optimizer, "binary_crossentropy", metrics=[tf.keras.metrics.AUC(curve="PR", name="pr_auc")])
model.fit(rows[:, 1:], rows[:, 0], epochs=args.epochs, verbose=2)
print("GPUs", os.environ["SM_NUM_GPUS"], "model_dir", args.model_dir)
print("final pr_auc = %.5f" % model.evaluate(rows[:, 1:], rows[:, 0], verbose=0)[1])
tf.saved_model.save(model, os.path.join(args.sm_model_dir, "1"))
