#!/usr/bin/env bash
# Takes jobs from a queue with the AWS CLI and notes each in a table when it is done.
#
# A job is JSON: {"id": "…", "seconds": 90}. Environment: QUEUE_URL, TABLE_NAME, and optionally
# HEARTBEAT_S (20), VISIBILITY_S (60) and ENDPOINT_URL, for an AWS CLI that does not know
# AWS_ENDPOINT_URL. SIGTERM ends the worker; the job at work comes back.
set -uo pipefail

: "${QUEUE_URL:?}" "${TABLE_NAME:?}"
: "${HEARTBEAT_S:=20}" "${VISIBILITY_S:=60}"

aws() { command aws ${ENDPOINT_URL:+--endpoint-url "$ENDPOINT_URL"} "$@"; }

heartbeat() { # RECEIPT-HANDLE: keeps the message invisible until it is killed; goes on if refused
  while sleep "$HEARTBEAT_S"; do
    aws sqs change-message-visibility --queue-url "$QUEUE_URL" --receipt-handle "$1" \
      --visibility-timeout "$VISIBILITY_S" && echo 'INFO extended'
  done
}

field() { # JSON NAME: a member of a flat object, without the quotes
  printf '%s' "$1" | sed -n 's/.*"'"$2"'": *"\{0,1\}\([^",}]*\)"\{0,1\}.*/\1/p'
}

work() { # BODY
  local id seconds
  id=$(field "$1" id)
  seconds=$(field "$1" seconds)
  [ -n "$id" ] && [ -n "$seconds" ] || return 1
  sleep "$seconds" || return 1
  aws dynamodb put-item --table-name "$TABLE_NAME" \
    --item "{\"id\": {\"S\": \"$id\"}, \"finishedAt\": {\"N\": \"$(date +%s)\"}}" || return 1
  echo "INFO done $id"
}

handle() { # RECEIPT-HANDLE BODY, in a shell of its own
  local beat status=0
  heartbeat "$1" &
  beat=$!
  trap 'kill "$beat" 2>/dev/null' EXIT
  work "$2" || status=$?
  kill "$beat"
  wait "$beat" 2>/dev/null
  if [ "$status" != 0 ]; then
    echo "ERROR this is no job: $2"
    return
  fi
  aws sqs delete-message --queue-url "$QUEUE_URL" --receipt-handle "$1"
}

# A trap waits for the command in the foreground, a `wait` does not.
trap 'echo "INFO stopping"; kill $(jobs -p) 2>/dev/null; exit 0' TERM
echo 'INFO ready'
while true; do
  # Two lines, or none after 20 s: the receipt handle and the body.
  aws sqs receive-message --queue-url "$QUEUE_URL" --max-number-of-messages 1 \
    --wait-time-seconds 20 --visibility-timeout "$VISIBILITY_S" --output text \
    --query 'Messages[0].[ReceiptHandle, Body]' >"${TMPDIR:-/tmp}/message.$$" &
  wait $! || sleep 5
  IFS=$'\t' read -r handle body <"${TMPDIR:-/tmp}/message.$$" || true
  if [ -n "${handle:-}" ] && [ "$handle" != None ]; then
    handle "$handle" "$body" &
    wait $!
  fi
done
