"""Leads every AWS client of this Python to the endpoint in AWS_ENDPOINT_URL.

`clary run` and `clary env` put the directory of this file first on PYTHONPATH. A botocore older than 1.31 knows no
such variable, and the SageMaker SDKs ask for https://sts.REGION.amazonaws.com by name; neither would find Clary.
Nothing happens before botocore is imported. Python 2.7 and 3 read this file.
"""

import functools
import os
import sys

SESSION = 'botocore.session'
AWS_HOSTS = ('.amazonaws.com', '.api.aws')
ENDPOINT_ARGUMENT = 5  # of create_client, when it is not given by name


def redirect(module):
    """Makes sessions create clients of our endpoint where they would create some of AWS's."""
    create_client = module.Session.create_client

    def ours(url):
        endpoint = os.environ.get('AWS_ENDPOINT_URL')
        return endpoint if endpoint and (url is None or any(host in url for host in AWS_HOSTS)) else url

    @functools.wraps(create_client)
    def redirected(self, *arguments, **options):
        if len(arguments) > ENDPOINT_ARGUMENT:
            arguments = list(arguments)
            arguments[ENDPOINT_ARGUMENT] = ours(arguments[ENDPOINT_ARGUMENT])
        else:
            options['endpoint_url'] = ours(options.get('endpoint_url'))
        return create_client(self, *arguments, **options)

    module.Session.create_client = redirected


class SessionFinder(object):
    """Waits for the import of botocore's sessions, and leaves all others alone."""

    def find_spec(self, name, path=None, target=None):
        """Python 3: the module is found as ever, and changed as soon as it has run."""
        if name != SESSION:
            return None
        for finder in sys.meta_path:
            if finder is not self and hasattr(finder, 'find_spec'):
                spec = finder.find_spec(name, path, target)
                if spec is not None:
                    self.follow(spec.loader)
                    return spec
        return None

    @staticmethod
    def follow(loader):
        run = loader.exec_module

        def exec_module(module):
            run(module)
            if module.__name__ == SESSION:
                redirect(module)

        loader.exec_module = exec_module

    def find_module(self, name, path=None):
        """Python 2."""
        return self if name == SESSION else None

    def load_module(self, name):
        """Python 2: the others find the module once this finder is away."""
        sys.meta_path.remove(self)
        __import__(name)
        redirect(sys.modules[name])
        return sys.modules[name]


def run_hidden():
    """Runs the sitecustomize that Python would have found without this one."""
    here = os.path.realpath(os.path.dirname(__file__))
    path = [entry for entry in sys.path if os.path.realpath(entry) != here]
    name = 'sitecustomize'
    if sys.version_info[0] == 2:
        import imp
        try:
            found = imp.find_module(name, path)
        except ImportError:
            return
        # Python 2 empties a module that nobody holds.
        SessionFinder.module = sys.modules.pop(name)
        imp.load_module(name, *found)
        return
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec
    spec = PathFinder.find_spec(name, path)
    if spec is not None:
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])


if SESSION in sys.modules:
    redirect(sys.modules[SESSION])
else:
    sys.meta_path.insert(0, SessionFinder())
run_hidden()
