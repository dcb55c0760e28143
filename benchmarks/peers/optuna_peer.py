"""Optuna as a peer: JSON lines on standard input and output.

usage: optuna_peer.py tpe|gp

Best documented configuration: TPESampler(multivariate=True, group=True, constant_liar=True), since
its documentation advises them for dependent hyperparameters and for parallel runs; GPSampler as it is.
"""
import json
import os
import sys

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)


def sampler(kind, seed):
    if kind == "gp":
        import torch

        torch.set_num_threads(1)
        return optuna.samplers.GPSampler(seed=seed)
    return optuna.samplers.TPESampler(
        seed=seed, multivariate=True, group=True, constant_liar=True
    )


def distribution(parameter):
    if parameter["type"] == "Categorical":
        return optuna.distributions.CategoricalDistribution(parameter["values"])
    log = parameter["scaling"] == "LOGARITHMIC"
    if parameter["type"] == "Integer":
        return optuna.distributions.IntDistribution(
            int(parameter["min"]), int(parameter["max"]), log=log
        )
    return optuna.distributions.FloatDistribution(
        float(parameter["min"]), float(parameter["max"]), log=log
    )


class Session:
    def __init__(self, kind):
        self.kind = kind
        self.trials = {}

    def create(self, request):
        seed = request["seed"] % 2**31
        direction = "minimize" if request["objective"] == "MINIMIZE" else "maximize"
        self.space = {p["name"]: distribution(p) for p in request["parameters"]}
        self.study = optuna.create_study(sampler=sampler(self.kind, seed), direction=direction)
        return {"ok": True}

    def ask(self, request):
        suggestions = []
        for _ in range(request["count"]):
            trial = self.study.ask(self.space)
            self.trials[trial.number + 1] = trial
            values = {name: str(value) for name, value in trial.params.items()}
            suggestions.append({"number": trial.number + 1, "parameters": values})
        return {"suggestions": suggestions}

    def tell(self, request):
        trial = self.trials.pop(request["number"])
        if "value" in request:
            self.study.tell(trial, request["value"])
        else:
            self.study.tell(trial, state=optuna.trial.TrialState.FAIL)
        return {"ok": True}


session = Session(sys.argv[1])
for line in sys.stdin:
    ((verb, request),) = json.loads(line).items()
    print(json.dumps(getattr(session, verb)(request)), flush=True)
