#!/usr/bin/env bash
# What can be checked of these files without the engines that run them. tests/Deployment.Tests checks the rest.
#   deploy/check.sh [compose-spec.json]    the schema of https://github.com/compose-spec/compose-spec, where it is at hand
# A check whose tool is missing is named at the end, and is no failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
schema=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
missing=()

step() { printf '\n== %s\n' "$*"; }

step systemd
if command -v systemd-analyze >/dev/null; then
  # An instance of the template; programs that are not installed here stand in as empty files of this check's own root.
  cp systemd/actor-scheduler.service systemd/actor-scheduler-gateway.service "$work/"
  cp systemd/actor-scheduler-node@.service "$work/actor-scheduler-node@4051.service"
  for unit in "$work"/*.service; do
    if ! [[ -x /usr/bin/dotnet ]]; then
      sed -i 's|^ExecStart=/usr/bin/dotnet |ExecStart=/bin/true |' "$unit"
    fi
    systemd-analyze verify --man=no "$unit"
    echo "$(basename "$unit"): verified; exposure $(systemd-analyze security --offline=true "$unit" | tail -n 1 | grep -oE '[0-9]+\.[0-9]+ [A-Z]+')"
  done
else
  missing+=("systemd-analyze (Debian: systemd)")
fi

step scripts
bash -n docker/healthcheck
if command -v shellcheck >/dev/null; then
  shellcheck check.sh docker/healthcheck
else
  missing+=("shellcheck (Debian: shellcheck)")
fi

step compose
if [[ -n $schema ]]; then
  python3 - "$schema" docker/compose.yaml <<'PYTHON'
import json
import sys
import jsonschema
import yaml

schema = json.load(open(sys.argv[1]))
errors = [f"{'/'.join(map(str, e.path))}: {e.message}" for e in jsonschema.Draft7Validator(schema).iter_errors(yaml.safe_load(open(sys.argv[2])))]
sys.exit('\n'.join(errors) or None)
PYTHON
  echo 'compose.yaml: valid by the schema'
else
  missing+=("the schema of compose files (deploy/check.sh compose-spec.json)")
fi
if docker compose version >/dev/null 2>&1; then
  docker compose -f docker/compose.yaml --env-file docker/actor-scheduler.env.example config --quiet --no-env-resolution
else
  missing+=("docker compose")
fi

step Kubernetes
if command -v kubeconform >/dev/null; then
  kubeconform -strict -summary -skip Kustomization kubernetes/*.yaml
else
  missing+=("kubeconform")
fi
if command -v kubectl >/dev/null; then
  kubectl kustomize kubernetes >/dev/null
else
  missing+=("kubectl")
fi

if command -v hadolint >/dev/null; then
  step Dockerfile
  hadolint docker/Dockerfile
else
  missing+=("hadolint")
fi

step 'the end'
if ((${#missing[@]} > 0)); then
  printf 'not checked for want of: %s\n' "${missing[@]}"
fi
