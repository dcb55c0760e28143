"""Makes a virtual environment in ./env, to be moved afterwards to where ./recipe.json says.

Run by the interpreter that the environment is for, in a directory of its own.

recipe.json:
  target     path that the environment will have
  packages   arguments for pip that name packages
  arguments  further ones, such as --index-url
  code       directory that the packages are relative to, or null
  below      directories whose packages can be imported, too
  uv         path of uv, which is then used in the place of pip, or null
"""
import json
import os
import shutil
import subprocess
import sys


def run(*command, **options):
    code = subprocess.call(command, **options)
    if code != 0:
        sys.exit("'%s' failed with exit code %d" % (" ".join(command[:4]), code))


def outer_pip():
    """A pip that installs into environments that have none, which are made much sooner; None without such a pip."""
    python = getattr(sys, "_base_executable", sys.executable)
    try:
        answer = subprocess.check_output([python, "-m", "pip", "--version"], stderr=subprocess.DEVNULL).decode()
        version = tuple(int(part) for part in answer.split()[1].split(".")[:2])
    except (OSError, subprocess.CalledProcessError, ValueError, IndexError):
        return None
    return [python, "-m", "pip"] if version >= (22, 3) else None


def read_only_packages(python, below):
    """Lets the environment import from directories that it does not change."""
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = subprocess.check_output([python, "-c", question]).decode().strip()
    with open(os.path.join(own, "clary_below.pth"), "w") as file:
        file.write("".join(path + "\n" for path in below))


def relocate(directory, old, new):
    """Scripts name their interpreter by its path: by the one that it will have."""
    for name in os.listdir(directory):
        path = os.path.join(directory, name)
        if os.path.islink(path) or not os.path.isfile(path):
            continue
        with open(path, "rb") as file:
            content = file.read()
        if old in content and b"\0" not in content:
            with open(path, "wb") as file:
                file.write(content.replace(old, new))


def main():
    with open("recipe.json") as file:
        recipe = json.load(file)
    env = os.path.abspath("env")
    python = os.path.join(env, "bin", "python")
    # The system's own is in memory where there is a sandbox, and packages are large.
    for variable, name in (("TMPDIR", "tmp"), ("HOME", "home")):
        os.mkdir(name)
        os.environ[variable] = os.path.abspath(name)
    os.environ["UV_CACHE_DIR"] = os.path.abspath("tmp/uv")
    uv = recipe["uv"]
    if uv:
        run(uv, "venv", "--quiet", "--python", sys.executable, env)
        install = [uv, "pip", "install", "--python", python, "--compile-bytecode"]
    else:
        pip = outer_pip()
        run(sys.executable, "-m", "venv", *([env] if pip is None else ["--without-pip", env]))
        install = [python, "-m", "pip", "install"] if pip is None else pip + ["--python", python, "install"]
    if recipe["below"]:
        read_only_packages(python, recipe["below"])
    where = None
    if recipe["code"]:
        shutil.copytree(recipe["code"], "code", symlinks=True)
        where = "code"
    install += recipe["arguments"] + recipe["packages"]
    print("$ " + " ".join(["uv" if uv else "pip", "install"] + recipe["packages"]))
    sys.stdout.flush()
    run(*install, cwd=where)
    relocate(os.path.join(env, "bin"), env.encode(), recipe["target"].encode())
    # What is published must be whole even if the machine stops a moment later.
    os.sync()


main()
