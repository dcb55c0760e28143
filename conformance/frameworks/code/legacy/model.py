"""An entry point as it was written in 2018: functions, and no main program."""
import os

import numpy as np
import tensorflow as tf
from tensorflow.python.estimator.export.export_output import PredictOutput

SIGNATURE = tf.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY


def model_fn(features, labels, mode, hyperparameters):
    hidden = tf.layers.dense(features["inputs"], hyperparameters["number_nodes"], activation=tf.nn.relu)
    probability = tf.squeeze(tf.layers.dense(hidden, 1, activation=tf.nn.sigmoid), axis=1)
    if mode == tf.estimator.ModeKeys.PREDICT:
        outputs = {"probability": probability}
        return tf.estimator.EstimatorSpec(mode, predictions=outputs, export_outputs={SIGNATURE: PredictOutput(outputs)})
    loss = tf.losses.log_loss(labels, probability)
    rate = hyperparameters["learning_rate"]
    if hyperparameters["optimizer"] == "Adam":
        optimizer = tf.train.AdamOptimizer(rate)
    else:
        optimizer = tf.train.GradientDescentOptimizer(rate)
    train_op = optimizer.minimize(loss, global_step=tf.train.get_global_step())
    careful = "careful_interpolation"
    metrics = {
        "roc_auc": tf.metrics.auc(labels, probability, curve="ROC", summation_method=careful),
        "pr_auc": tf.metrics.auc(labels, probability, curve="PR", summation_method=careful),
    }
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op, eval_metric_ops=metrics)


def read(training_dir):
    rows = np.loadtxt(os.path.join(training_dir, "rows.csv"), delimiter=",", dtype=np.float32)
    return rows[:, 1:], rows[:, 0]


def train_input_fn(training_dir, hyperparameters):
    x, y = read(training_dir)
    return tf.estimator.inputs.numpy_input_fn(x={"inputs": x}, y=y, num_epochs=None, shuffle=True, batch_size=32)()


def eval_input_fn(training_dir, hyperparameters):
    x, y = read(training_dir)
    return tf.estimator.inputs.numpy_input_fn(x={"inputs": x}, y=y, num_epochs=1, shuffle=False)()


def serving_input_fn(hyperparameters):
    inputs = {"inputs": tf.placeholder(tf.float32, [None, 2])}
    return tf.estimator.export.ServingInputReceiver(inputs, inputs)
