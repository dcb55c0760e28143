package dev.clary.service.running;

/**
 * As much of TensorFlow 1 as our runner of 2018's entry points calls, for tests that cannot install
 * it. The real one is run by {@code conformance/frameworks}.
 */
final class FakeTensorFlow {
  static final String SOURCE =
      """
      import os
      __version__ = '1.12.3'

      class logging:
          INFO = 20
          set_verbosity = staticmethod(lambda level: None)
          warn = staticmethod(print)

      class Spec:
          def __init__(self, input_fn, max_steps=None, steps=None, exporters=None):
              self.input_fn, self.max_steps, self.steps, self.exporters = input_fn, max_steps, steps, exporters

      class estimator:
          TrainSpec = EvalSpec = Spec

          class RunConfig:
              def __init__(self, model_dir, save_checkpoints_secs):
                  assert save_checkpoints_secs == 300
                  self.model_dir = model_dir

          class Estimator:
              def __init__(self, model_fn, params, config):
                  self.model_fn, self.params, self.config = model_fn, params, config

          class LatestExporter:
              def __init__(self, name, serving_input_receiver_fn):
                  self.name, self.receiver = name, serving_input_receiver_fn

          @staticmethod
          def train_and_evaluate(estimator, training, evaluation):
              estimator.model_fn('features', 'labels', 'train', estimator.params)
              print('train', training.max_steps, training.input_fn())
              print('evaluate', evaluation.steps)
              assert evaluation.input_fn() == 'data'
              evaluation.exporters.receiver()
              for time in ('1000000000', '999999999'):
                  path = os.path.join(estimator.config.model_dir, 'export', evaluation.exporters.name, time)
                  os.makedirs(path)
                  open(path + '/saved_model.pb', 'w').write(time)
      """;

  static final String ENTRY_POINT =
      """
      import clary_probe, tensorflow as tf

      def model_fn(features, labels, mode, hyperparameters):
          assert (features, labels, mode) == ('features', 'labels', 'train')
          print('estimator', hyperparameters['optimizer'], clary_probe.VERSION)

      def train_input_fn(training_dir, hyperparameters, other):
          assert other is None and hyperparameters['training_steps'] == 200
          return training_dir

      def eval_input_fn(channels, params):
          assert channels == {} and params['_tuning_objective_metric'] == 'PR-AUC'
          return lambda: 'data'

      def serving_input_fn(hyperparameters):
          print('serve', hyperparameters['optimizer'])
      """;

  private FakeTensorFlow() {}
}
