# Finds what the clients of a folder need, and installs them where they can be used again. Sourced by run.

# Prints the path of the first interpreter that there is, of the versions given. None is built or downloaded.
find_python() {
  local version candidate
  for version in "$@"; do
    for candidate in "python$version" "$(pyenv prefix "$version" 2>/dev/null || true)/bin/python3"; do
      if candidate=$(command -v "$candidate") && "$candidate" --version >/dev/null 2>&1; then
        printf '%s\n' "$candidate"
        return 0
      fi
    done
  done
  return 1
}

# Prints where the clients of a folder are installed; fails if it cannot be done here, having said why.
environment_of() {
  local folder=$1 pins key environment python
  if [ -e "$folder/requirements.txt" ]; then
    local -a versions
    read -r -a versions <"$folder/pythons"
    python=$(find_python "${versions[@]}") || { printf 'Python %s\n' "${versions[*]}"; return 1; }
    pins=$("$python" --version 2>&1)$(cat "$folder/requirements.txt")
  elif [ -e "$folder/package.json" ]; then
    command -v npm >/dev/null || { printf 'npm\n'; return 1; }
    pins=$(node --version)$(cat "$folder/package-lock.json")
  else
    pins=$(cat "$folder/pom.xml")
  fi
  key=$(printf '%s' "$pins" | sha256sum | cut -c1-16)
  environment=$cache/$(basename "$folder")-$key
  if [ ! -e "$environment/ready" ]; then
    printf 'Installing the clients of %s …\n' "$(basename "$folder")" >&2
    rm -rf "$environment" && mkdir -p "$environment" &&
      install_clients "$folder" "$environment" "${python:-}" >&2 || return 1
    touch "$environment/ready"
  fi
  printf '%s\n' "$environment"
}

# To be called where a failure does not end the shell, so each step says whether there is a next one.
install_clients() {
  local folder=$1 environment=$2 python=$3
  if [ -n "$python" ]; then
    local pip=("$environment/bin/python" -m pip --disable-pip-version-check -q)
    "$python" -m venv "$environment" || return 1
    # An older one builds from their sources packages that there are wheels of.
    [ "$("${pip[@]}" --version | cut -d' ' -f2 | cut -d. -f1)" -ge 21 ] || "${pip[@]}" install 'pip<22' || return 1
    "${pip[@]}" install -r "$folder/requirements.txt"
  elif [ -e "$folder/package.json" ]; then
    cp "$folder/package.json" "$folder/package-lock.json" "$environment" &&
      (cd "$environment" && npm ci --silent --no-audit --no-fund)
  else
    mvn -B -ntp -q -f "$folder/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
      -DoutputDirectory="$environment/lib"
  fi
}
