#!/bin/sh
# Takes one job from the queue, by the AWS CLI where there is one, and passes it on.
set -eu
trap 'echo "stopped"; exit 0' TERM
echo "ready in $AWS_REGION"
python3 "$(dirname "$0")/pass_on.py" "$JOBS_URL" "$DONE_URL"
echo "done"
