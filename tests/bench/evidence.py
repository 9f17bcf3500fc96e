"""Evidence of an incident, made up, as much of it as is asked for: CloudTrail and container logs,
of which some lines have the bodies whose hashes the trail has."""

import datetime
import hashlib
import json
import random
import uuid

TASKS = 20
TRAIL_SHARE = 0.04  # of all events
RECORDS_A_FILE = 2000
BODY_EVERY = 50  # lines of a log
BEGIN = datetime.datetime(2026, 1, 5, 10)
HOUR_MS = 3_600_000


def write(folder, events):
    """Writes files into the folder, which is there, and gives their size in bytes."""
    chance = random.Random(1)
    tasks = [f"{chance.getrandbits(128):032x}" for _ in range(TASKS)]
    records = int(events * TRAIL_SHARE)
    bodies = [json.dumps({"job": i, "to": f"user{i % 500}@example.com"}) for i in range(records)]
    for first in range(0, records, RECORDS_A_FILE):
        several = [
            _record(chance, tasks[i % TASKS], bodies[i], i * HOUR_MS // records)
            for i in range(first, min(first + RECORDS_A_FILE, records))
        ]
        text = json.dumps({"Records": several}, separators=(",", ":"))
        (folder / f"trail-{first:08}.json").write_text(text, encoding="utf-8")
    lines = events - records
    streams = [(folder / f"stream-{i:02}.txt").open("w", encoding="utf-8") for i in range(TASKS)]
    for i in range(lines):
        at = BEGIN + datetime.timedelta(milliseconds=i * HOUR_MS // lines)
        text = f'{{"level":"info","n":{i},"msg":"working on it"}}'
        if i % BODY_EVERY == 0:
            text = f"received {bodies[i // BODY_EVERY % records]}"
        stream = i % TASKS
        streams[stream].write(f"{_text(at)}+00:00 app/web/{tasks[stream]} {text}\n")
    for stream in streams:
        stream.close()
    return sum(file.stat().st_size for file in folder.iterdir())


def _text(at):
    return at.isoformat(timespec="milliseconds")


def _record(chance, task, body, at_ms):
    def uid():
        return str(uuid.UUID(int=chance.getrandbits(128)))

    at = BEGIN + datetime.timedelta(milliseconds=at_ms)
    return {
        "eventVersion": "1.09",
        "userIdentity": {
            "type": "AssumedRole",
            "arn": f"arn:aws:sts::123456789012:assumed-role/orders/{task}",
        },
        "eventTime": at.isoformat(timespec="seconds") + "Z",
        "eventSource": "sqs.amazonaws.com",
        "eventName": "SendMessage",
        "awsRegion": "eu-west-1",
        "requestParameters": {"queueUrl": "https://sqs.eu-west-1.amazonaws.com/123456789012/orders"},
        "responseElements": {
            "mD5OfMessageBody": hashlib.md5(body.encode()).hexdigest(),
            "messageId": uid(),
        },
        "requestID": uid(),
        "eventID": uid(),
        "readOnly": False,
        "recipientAccountId": "123456789012",
    }
