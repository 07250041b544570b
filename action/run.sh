#!/usr/bin/env bash
# One step of GitHub Actions: installs grondslag, checks, and writes the log, the summary, SARIF and outputs. Ends with the
# exit code of the check, after all has been written. What to do is read from INPUT_* and never becomes part of a command.
set -euo pipefail

say() { # Dutch, English
  if [[ "${INPUT_LANGUAGE:-nl}" == en ]]; then printf '%s' "$2"; else printf '%s' "$1"; fi
}

# Between these two the runner takes no line for a command, whatever names in files say.
token="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
muted=no
mute() {
  printf '::stop-commands::%s\n' "$token"
  muted=yes
}
unmute() {
  [[ "$muted" == no ]] || printf '\n::%s::\n' "$token"
  muted=no
}
trap unmute EXIT

fail() { # text
  unmute
  local text="${1//'%'/%25}"
  text="${text//$'\r'/%0D}"
  printf '::error title=grondslag::%s\n' "${text//$'\n'/%0A}"
  exit 2
}

output() { # name, value
  printf '%s<<%s\n%s\n%s\n' "$1" "$token" "$2" "$token" >> "${GITHUB_OUTPUT:-/dev/null}"
}

# The lines of an input, without those that are empty.
lines=()
lines_of() { # value
  lines=()
  local line
  while IFS= read -r line || [[ -n "$line" ]]; do
    [[ "$line" =~ ^[[:space:]]*$ ]] || lines+=("${line%$'\r'}")
  done <<< "$1"
}

# Everything is counted from the root of the repository, so that places in the log and in SARIF are found there.
from_root() { # path
  local folder="${INPUT_WORKING_DIRECTORY:-.}"
  folder="${folder%/}"
  case "$1" in
    /*) printf '%s' "$1" ;;
    *) if [[ "$folder" == . || -z "$folder" ]]; then printf '%s' "$1"; elif [[ "$1" == . ]]; then printf '%s' "$folder"; else printf '%s/%s' "$folder" "$1"; fi ;;
  esac
}

cd "${GITHUB_WORKSPACE:-.}"
[[ -d "${INPUT_WORKING_DIRECTORY:-.}" ]] || fail "$(say "working-directory bestaat niet: $INPUT_WORKING_DIRECTORY" "there is no working-directory $INPUT_WORKING_DIRECTORY")"
command -v npm > /dev/null || fail "$(say 'Node en npm zijn nodig; zet actions/setup-node ervoor' 'Node and npm are needed; put actions/setup-node before this step')"

work="$(mktemp -d "${RUNNER_TEMP:-/tmp}/grondslag.XXXXXX")"

# A version, or a file that npm pack made.
version="${INPUT_VERSION:-}"
[[ -n "$version" ]] || version="$(node -p 'JSON.parse(require("node:fs").readFileSync(process.env.ACTION_PATH + "/package.json", "utf8")).version')"
case "$version" in
  *.tgz)
    package="$(from_root "$version")"
    [[ -f "$package" ]] || fail "$(say "er is geen bestand $package" "there is no file $package")"
    cp -- "$package" "$work/grondslag.tgz"
    package="$work/grondslag.tgz"
    ;;
  *)
    [[ "$version" =~ ^[0-9A-Za-z][0-9A-Za-z.+-]*$ ]] || fail "$(say "geen versie: $version" "not a version: $version")"
    package="grondslag@$version"
    ;;
esac

words=(check --color=never --format=text "--format=json=$work/report.json")
[[ "${INPUT_ANNOTATIONS:-true}" != true ]] || words+=("--format=github=$work/annotations.txt")
[[ "${INPUT_SUMMARY:-true}" != true ]] || words+=("--format=markdown=$work/summary.md" --markdown-limit=1000000)
sarif=''
if [[ -n "${INPUT_SARIF:-}" ]]; then
  sarif="$(from_root "$INPUT_SARIF")"
  mkdir -p -- "$(dirname -- "$sarif")"
  words+=("--format=sarif=$sarif")
fi
lines_of "${INPUT_FORMATS:-}"
for line in "${lines[@]+"${lines[@]}"}"; do
  [[ "$line" == ?*=?* ]] || fail "$(say "formats: schrijf NAAM=BESTAND, niet: $line" "formats: write NAME=FILE, not: $line")"
  words+=("--format=${line%%=*}=$(from_root "${line#*=}")")
done
[[ -z "${INPUT_PRESET:-}" ]] || words+=("--preset=$INPUT_PRESET")
[[ -z "${INPUT_LANGUAGE:-}" ]] || words+=("--language=$INPUT_LANGUAGE")
[[ -z "${INPUT_FAIL_ON:-}" ]] || words+=("--fail-on=$INPUT_FAIL_ON")
[[ -z "${INPUT_CONFIG:-}" ]] || words+=("--config=$(from_root "$INPUT_CONFIG")")
[[ -z "${INPUT_SINCE:-}" ]] || words+=("--since=$INPUT_SINCE")
words+=(--)
lines_of "${INPUT_PATHS:-.}"
for line in "${lines[@]+"${lines[@]}"}"; do words+=("$(from_root "$line")"); done

mute
npm install --prefix "$work" --no-save --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error -- "$package" \
  || fail "$(say "npm kon $package niet installeren" "npm could not install $package")"
code=0
# The summary is added below, so that summary: false leaves it alone. A summary of more than a mebibyte is refused as a whole.
GITHUB_STEP_SUMMARY='' "$work/node_modules/.bin/grondslag" "${words[@]}" || code=$?
unmute

[[ ! -f "$work/annotations.txt" ]] || cat -- "$work/annotations.txt"
if [[ -f "$work/summary.md" && -n "${GITHUB_STEP_SUMMARY:-}" ]]; then
  cat -- "$work/summary.md" >> "$GITHUB_STEP_SUMMARY"
fi

output exit-code "$code"
if [[ -f "$work/report.json" ]]; then
  output findings "$(node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")).findings.length' "$work/report.json")"
fi
if [[ -n "$sarif" && -f "$sarif" ]]; then output sarif "$sarif"; fi
exit "$code"
