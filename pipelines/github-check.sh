#!/usr/bin/env bash
# Run `courtier check` for the GitHub Action. Every input comes by the environment: none is ever
# part of the text of a command.
set -uo pipefail
arguments=(check --force --lang "$COURTIER_LANG"
  --fail-on "$INPUT_FAIL_ON" --on-undetermined "$INPUT_ON_UNDETERMINED"
  --report github="${RUNNER_TEMP:?}/courtier.annotations"
  --report sarif="$INPUT_SARIF")
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  arguments+=(--report github-summary="${RUNNER_TEMP}/courtier.summary.md")
fi
if [ -n "$INPUT_POLICY" ]; then
  arguments+=(--policy "$INPUT_POLICY" --policy-sha256 "$INPUT_POLICY_SHA256")
fi
if [ -n "$INPUT_KNOWN_ON" ]; then arguments+=(--known-on "$INPUT_KNOWN_ON"); fi
if [ "$INPUT_REDACT" = true ]; then arguments+=(--redact); fi
if [ "$INPUT_LOCAL_EXCEPTIONS" = false ]; then arguments+=(--no-local-exceptions); fi
mapfile -t paths < <(printf '%s\n' "$INPUT_PATHS" | sed '/^[[:space:]]*$/d')
if [ -n "$INPUT_PLAN" ]; then
  arguments+=(--plan "$INPUT_PLAN" --workload "${paths[0]}")
  if [ -n "$INPUT_ENV" ]; then arguments+=(--env "$INPUT_ENV"); fi
else
  arguments+=(-- "${paths[@]}")
fi
"$COURTIER_BIN/courtier" "${arguments[@]}"
code=$?
if [ -f "$RUNNER_TEMP/courtier.annotations" ]; then cat "$RUNNER_TEMP/courtier.annotations"; fi
if [ -f "$RUNNER_TEMP/courtier.summary.md" ]; then
  cat "$RUNNER_TEMP/courtier.summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "exit-code=$code" >>"$GITHUB_OUTPUT"; fi
exit "$code"
