"""An entry point of 2018 for SageMaker's TensorFlow container: four functions, no program."""

import os

import numpy as np
import tensorflow as tf


def model_fn(features, labels, mode, hyperparameters):
    hidden = tf.layers.dense(features["inputs"], int(hyperparameters["number_nodes"]), activation=tf.nn.relu)
    logits = tf.layers.dense(hidden, 1)
    probability = tf.nn.sigmoid(logits)
    if mode == tf.estimator.ModeKeys.PREDICT:
        outputs = tf.estimator.export.PredictOutput({"probability": probability})
        return tf.estimator.EstimatorSpec(mode, predictions={"probability": probability},
                                          export_outputs={"serving_default": outputs})
    labels = tf.reshape(labels, [-1, 1])
    loss = tf.losses.sigmoid_cross_entropy(labels, logits)
    metrics = {
        "roc_auc": tf.metrics.auc(labels, probability, curve="ROC", summation_method="careful_interpolation"),
        "pr_auc": tf.metrics.auc(labels, probability, curve="PR", summation_method="careful_interpolation"),
    }
    optimizers = {"Adam": tf.train.AdamOptimizer, "SGD": tf.train.GradientDescentOptimizer}
    optimizer = optimizers[hyperparameters["optimizer"]](float(hyperparameters["learning_rate"]))
    train_op = optimizer.minimize(loss, global_step=tf.train.get_or_create_global_step())
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op, eval_metric_ops=metrics)


def train_input_fn(training_dir, hyperparameters):
    return rows(training_dir, "train.csv", epochs=None, shuffle=True)


def eval_input_fn(training_dir, hyperparameters):
    return rows(training_dir, "eval.csv", epochs=1, shuffle=False)


def rows(training_dir, name, epochs, shuffle):
    table = np.loadtxt(os.path.join(training_dir, name), delimiter=",", dtype=np.float32)
    return tf.estimator.inputs.numpy_input_fn({"inputs": table[:, :-1]}, table[:, -1], batch_size=50,
                                              num_epochs=epochs, shuffle=shuffle)()


def serving_input_fn(hyperparameters):
    inputs = tf.placeholder(tf.float32, shape=[None, 4])
    return tf.estimator.export.ServingInputReceiver({"inputs": inputs}, {"inputs": inputs})
