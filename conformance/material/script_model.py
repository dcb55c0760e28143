"""The model of 2018 as a program for script mode, on TensorFlow 2."""

import argparse
import os

import numpy as np
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--learning_rate", type=float, default=0.01)
parser.add_argument("--number_nodes", type=int, default=32)
parser.add_argument("--optimizer", default="Adam")
parser.add_argument("--epochs", type=int, default=10)
parser.add_argument("--model_dir")
parser.add_argument("--train", default=os.environ.get("SM_CHANNEL_TRAINING"))
parser.add_argument("--artifacts", default=os.environ.get("SM_MODEL_DIR"))
options, _ = parser.parse_known_args()


def rows(name):
    table = np.loadtxt(os.path.join(options.train, name), delimiter=",", dtype=np.float32)
    return table[:, :-1], table[:, -1:]


model = tf.keras.Sequential([
    tf.keras.layers.Dense(options.number_nodes, activation="relu"),
    tf.keras.layers.Dense(1, activation="sigmoid"),
])
optimizers = {"Adam": tf.keras.optimizers.Adam, "SGD": tf.keras.optimizers.SGD}
model.compile(
    optimizers[options.optimizer](learning_rate=options.learning_rate),
    "binary_crossentropy",
    [tf.keras.metrics.AUC(curve="ROC", name="roc_auc"), tf.keras.metrics.AUC(curve="PR", name="pr_auc")],
)
model.fit(*rows("train.csv"), batch_size=50, epochs=options.epochs, verbose=0)
loss, roc_auc, pr_auc = model.evaluate(*rows("eval.csv"), verbose=0)
print("loss = %f, pr_auc = %f, roc_auc = %f" % (loss, pr_auc, roc_auc), flush=True)
model.export(os.path.join(options.artifacts, "1")) if hasattr(model, "export") else \
    tf.saved_model.save(model, os.path.join(options.artifacts, "1"))
