"""Trains an entry point written for SageMaker's TensorFlow containers of 2018.

Such a module has no main program. It has functions that are called here: one of estimator_fn, keras_model_fn and model_fn,
and train_input_fn, eval_input_fn and perhaps serving_input_fn. Runs on TensorFlow 1.6 to 1.15 and, through its
compatibility module, up to 2.15; on Python 2.7 and 3.
"""
from __future__ import print_function

import glob
import importlib
import inspect
import json
import operator
import os
import shutil
import sys
import traceback

BASE = os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")
MODEL = os.path.join(BASE, "model")
CODE = os.path.join(BASE, "code")
OBJECTIVE = "_tuning_objective_metric"
RUN_CONFIG = (
    "save_summary_steps",
    "save_checkpoints_secs",
    "save_checkpoints_steps",
    "keep_checkpoint_max",
    "keep_checkpoint_every_n_hours",
    "log_step_count_steps",
)
EVAL_SPEC = ("start_delay_secs", "throttle_secs")
ADVICE = (
    "\nThis server runs the containers of 2018 on Python %d.%d with TensorFlow %s, which has no tf.contrib. For an entry point that"
    " needs tf.contrib, or Python 2, name an interpreter that has TensorFlow 1.x in setting 'runtimes.legacy-tensorflow.python'.\n"
)


def read_hyperparameters():
    """Every value is JSON; one that is not is text, as clients other than SageMaker's own send it."""
    with open(os.path.join(BASE, "input", "config", "hyperparameters.json")) as file:
        given = json.load(file)
    values = {}
    for name, text in given.items():
        if name == OBJECTIVE:
            values[name] = text.strip('"')
            continue
        try:
            values[name] = json.loads(text)
        except ValueError:
            values[name] = text
    return values


def read_channels():
    with open(os.path.join(BASE, "input", "config", "inputdataconfig.json")) as file:
        names = json.load(file)
    return {name: os.path.join(BASE, "input", "data", name) for name in names}


class Alias(object):
    """Finds modules by names that they had in 2018: tensorflow.python.estimator is a package of its own by now."""

    OLD = "tensorflow.python.estimator"
    NEW = "tensorflow_estimator.python.estimator"

    def find_spec(self, name, path=None, target=None):
        if name != self.OLD and not name.startswith(self.OLD + "."):
            return None
        from importlib.machinery import ModuleSpec

        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return importlib.import_module(self.NEW + spec.name[len(self.OLD) :])

    def exec_module(self, module):
        pass


def import_tensorflow():
    """Imports TensorFlow with the names of 1.x, for everybody who imports it after this."""
    import tensorflow

    if int(tensorflow.__version__.split(".")[0]) < 2:
        return tensorflow
    import tensorflow.compat.v1 as v1

    # What is loaded on first use must find the TensorFlow that it was written for.
    for module in (tensorflow, v1):
        for name in ("estimator.Estimator", "keras.models", "keras.estimator", "data", "losses", "summary"):
            operator.attrgetter(name)(module)
    importlib.import_module(Alias.NEW + ".keras_lib")
    v1.__path__ = list(v1.__path__) + [path for path in tensorflow.__path__ if path not in v1.__path__]
    sys.modules["tensorflow"] = v1
    sys.meta_path.insert(0, Alias())
    return v1


def arguments_of(function, hyperparameters, channels):
    """Input functions get what their parameters are called for."""
    if sys.version_info[0] < 3:
        names = inspect.getargspec(function).args
    else:
        names = inspect.getfullargspec(function).args
    known = {
        "training_dir": channels.get("training"),
        "dir": channels.get("training"),
        "hyperparameters": hyperparameters,
        "params": hyperparameters,
        "input_channels": channels,
        "channels": channels,
    }
    return {name: known.get(name) for name in names}


class Trainer(object):
    def __init__(self, tf, module, hyperparameters, channels, model_dir):
        self.tf = tf
        self.module = module
        self.hyperparameters = hyperparameters
        self.channels = channels
        self.model_dir = model_dir

    def function(self, name):
        return getattr(self.module, name, None)

    def chosen(self, names):
        return {name: self.hyperparameters[name] for name in names if name in self.hyperparameters}

    def estimator(self):
        tf, hyperparameters = self.tf, self.hyperparameters
        given = self.chosen(RUN_CONFIG)
        if "save_checkpoints_steps" not in given:
            given.setdefault("save_checkpoints_secs", 300)
        config = tf.estimator.RunConfig(model_dir=self.model_dir, **given)
        if self.function("estimator_fn"):
            return self.module.estimator_fn(config, hyperparameters)
        if self.function("keras_model_fn"):
            model = self.module.keras_model_fn(hyperparameters)
            return tf.keras.estimator.model_to_estimator(keras_model=model, config=config)
        if not self.function("model_fn"):
            raise ValueError("the entry point has none of the functions estimator_fn, keras_model_fn and model_fn")

        def model_fn(features, labels, mode, params):
            return self.module.model_fn(features, labels, mode, params)

        return tf.estimator.Estimator(model_fn=model_fn, params=hyperparameters, config=config)

    def input_fn(self, name):
        function = self.function(name)
        if function is None:
            raise ValueError("the entry point has no function %s" % name)
        arguments = arguments_of(function, self.hyperparameters, self.channels)

        def call():
            result = function(**arguments)
            # With the oldest containers an input function made another one.
            return result() if callable(result) else result

        return call

    def exporters(self):
        if not self.function("serving_input_fn"):
            self.tf.logging.warn("serving_input_fn not found: the model is NOT saved")
            return None

        def receiver():
            return self.module.serving_input_fn(self.hyperparameters)

        return self.tf.estimator.LatestExporter("Servo", serving_input_receiver_fn=receiver)

    def train(self):
        tf = self.tf
        estimator = self.estimator()
        training = tf.estimator.TrainSpec(
            self.input_fn("train_input_fn"), max_steps=self.hyperparameters.get("training_steps", 1000)
        )
        evaluation = tf.estimator.EvalSpec(
            self.input_fn("eval_input_fn"),
            steps=self.hyperparameters.get("evaluation_steps", 100),
            exporters=self.exporters(),
            **self.chosen(EVAL_SPEC)
        )
        tf.estimator.train_and_evaluate(estimator, training, evaluation)


def copy_newest_export(tf, directory):
    """The model is the newest export; checkpoints stay where they are."""
    exports = [path for path in glob.glob(os.path.join(directory, "export", "*", "*")) if os.path.basename(path).isdigit()]
    if not exports:
        tf.logging.warn("no model was exported: the model is NOT saved")
        return
    newest = max(exports, key=lambda path: int(os.path.basename(path)))
    target = os.path.join(MODEL, os.path.relpath(newest, directory))
    if os.path.abspath(target) != os.path.abspath(newest):
        shutil.copytree(newest, target)


def train():
    hyperparameters = read_hyperparameters()
    tf = import_tensorflow()
    tf.logging.set_verbosity(tf.logging.INFO)
    sys.path.insert(0, CODE)
    program = hyperparameters["sagemaker_program"]
    name = program[:-3] if program.endswith(".py") else program
    module = importlib.import_module(name.replace("/", "."))
    directory = os.environ.get("CLARY_CHECKPOINTS", MODEL)
    Trainer(tf, module, hyperparameters, read_channels(), directory).train()
    copy_newest_export(tf, directory)


def advice(error):
    text = str(error)
    if "contrib" not in text and not isinstance(error, SyntaxError):
        return ""
    tensorflow = sys.modules.get("tensorflow")
    version = getattr(tensorflow, "__version__", None) or getattr(tensorflow, "version", None) and tensorflow.version.VERSION
    return ADVICE % (sys.version_info[0], sys.version_info[1], version)


def main():
    try:
        train()
    except Exception as error:
        trace = traceback.format_exc()
        text = "uncaught exception during training: %s\n%s%s" % (error, advice(error), trace)
        sys.stderr.write(text)
        with open(os.path.join(BASE, "output", "failure"), "a") as file:
            file.write(text + "\n")
        sys.stderr.flush()
        code = getattr(error, "errno", None)
        # Threads that wait for input must not keep the process alive.
        os._exit(code if isinstance(code, int) and 0 < code < 256 else 1)


main()
