"""What servers are asked for when they are measured, and how it is known that they did it.

A load is the requests that a connection repeats (for load_client.cc, which checks each answer's
status and texts), what they need to be there, and checks of the server before and after: whether
what it answers is right, and whether what it was asked for so often has happened so often.
"""

import hashlib
import http.client
import json
import time
import typing

from load import (
    BODY,
    CONNECTIONS,
    DYNAMODB,
    KEYS,
    PARTITIONS,
    QUERIED,
    TABLE,
    TABLE_BODY,
    get_body,
    item,
    put_body,
    query_body,
    request_bytes,
    site,
    update_body,
)

SQS = "AmazonSQS"
HOST = "127.0.0.1"
ANSWER_LIMIT_S = 30
NUMBER, KEPT = "{{number}}", "{{kept}}"  # what load_client.cc puts in


class WrongAnswer(Exception):
    pass


def request_head_and_body(port, operation, body):
    """The request of an SDK: what is before Content-Length, and the body."""
    request = request_bytes(f"{HOST}:{port}", operation, body).decode()
    head, _, content = request.partition("\r\n\r\n")
    lines = [line for line in head.split("\r\n") if not line.startswith("Content-Length:")]
    if operation.startswith(DYNAMODB):
        # Some servers know the service by what a request was signed for.
        lines = [line.replace("/sqs/aws4_request", "/dynamodb/aws4_request") for line in lines]
        lines.remove("X-Amzn-Query-Mode: true")
    return "\r\n".join(lines) + "\r\n", content


class Aws:
    """Single calls of a server on this machine."""

    def __init__(self, port):
        self._port = port
        self._connection = http.client.HTTPConnection(HOST, port, timeout=ANSWER_LIMIT_S)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._connection.close()

    def answer(self, operation, body):
        """(status, the answer's JSON)"""
        head, content = request_head_and_body(self._port, operation, body)
        headers = dict(line.split(": ", 1) for line in head.splitlines()[1:])
        try:
            self._connection.request("POST", "/", content, headers)
            response = self._connection.getresponse()
            text = response.read()
        except BaseException:
            self._connection.close()
            raise
        try:
            return response.status, json.loads(text or b"{}")
        except ValueError:
            raise WrongAnswer(f"{operation}: no JSON: {text[:200]!r}") from None

    def call(self, operation, **body):
        status, answer = self.answer(operation, body)
        if status != 200:
            raise WrongAnswer(f"{operation}: status {status}: {answer}")
        return answer


class Step(typing.NamedTuple):
    operation: str
    body: dict
    # (text, how often the answer has it)
    expected: tuple = ()
    keep: str = ""


class Load(typing.NamedTuple):
    name: str
    service: str
    # steps(whatever set_up returned): what a connection repeats
    steps: typing.Callable
    # set_up(aws): what the steps need to be there
    set_up: typing.Callable
    # check(aws, what set_up returned, rounds played so far): raises WrongAnswer
    check: typing.Callable
    # The rounds' numbers begin again after so many.
    numbers: int = KEYS


def plan(steps, numbers, port, warm, measure):
    """What load_client.cc is told."""
    requests = []
    for step in steps:
        head, body = request_head_and_body(port, step.operation, step.body)
        requests.append(
            {
                "head": head,
                "body": body,
                "expect": step.expected,
                "keep": step.keep,
            }
        )
    return {
        "port": port,
        "connections": CONNECTIONS,
        "numbers": numbers,
        "warm": warm._asdict(),
        "measure": measure._asdict(),
        "steps": requests,
    }


def expect(what, expected, got):
    if got != expected:
        raise WrongAnswer(f"{what}: {got!r} for {expected!r}"[:500])


# ---- SQS --------------------------------------------------------------------------------------

BODY_MD5 = hashlib.md5(BODY.encode()).hexdigest()


def create_queue(name):
    return lambda aws: aws.call(f"{SQS}.CreateQueue", QueueName=name)["QueueUrl"]


def send_step(queue):
    body = {"QueueUrl": queue, "MessageBody": BODY}
    return Step(f"{SQS}.SendMessage", body, (('"MessageId"', 1), (BODY_MD5, 1)))


def send_steps(queue):
    return [send_step(queue)]


def round_trip_steps(queue):
    received = (('"ReceiptHandle"', 1), (BODY_MD5, 1))
    deleted = {"QueueUrl": queue, "ReceiptHandle": KEPT}
    return [
        send_step(queue),
        Step(f"{SQS}.ReceiveMessage", {"QueueUrl": queue}, received, "ReceiptHandle"),
        Step(f"{SQS}.DeleteMessage", deleted),
    ]


def number_of_messages(aws, queue):
    name = "ApproximateNumberOfMessages"
    names = [name, f"{name}NotVisible"]
    answer = aws.call(f"{SQS}.GetQueueAttributes", QueueUrl=queue, AttributeNames=names)
    return sum(int(answer["Attributes"][name]) for name in names)


def check_sends(aws, queue, rounds):
    """As many messages are there as were sent, and one is what was sent."""
    expect("messages in the queue", rounds, number_of_messages(aws, queue))
    sent = aws.call(f"{SQS}.SendMessage", QueueUrl=queue, MessageBody=BODY)
    expect("MD5OfMessageBody", BODY_MD5, sent.get("MD5OfMessageBody"))
    received = aws.call(f"{SQS}.ReceiveMessage", QueueUrl=queue)["Messages"]
    expect("bodies received", [BODY], [message["Body"] for message in received])
    handle = received[0]["ReceiptHandle"]
    aws.call(f"{SQS}.DeleteMessage", QueueUrl=queue, ReceiptHandle=handle)


def check_round_trips(aws, queue, _):
    """Nothing is left; what is received is what was sent, and what was deleted is gone."""
    expect("messages in the queue", 0, number_of_messages(aws, queue))
    sent = aws.call(f"{SQS}.SendMessage", QueueUrl=queue, MessageBody=BODY)
    received = aws.call(f"{SQS}.ReceiveMessage", QueueUrl=queue, MaxNumberOfMessages=10)
    got = [(message["MessageId"], message["Body"]) for message in received["Messages"]]
    expect("messages received", [(sent["MessageId"], BODY)], got)
    handle = received["Messages"][0]["ReceiptHandle"]
    aws.call(f"{SQS}.DeleteMessage", QueueUrl=queue, ReceiptHandle=handle)
    expect("messages in the queue", 0, number_of_messages(aws, queue))


# ---- DynamoDB ---------------------------------------------------------------------------------


def create_table(aws):
    """The table, if it is not there yet."""
    if TABLE in aws.call(f"{DYNAMODB}.ListTables")["TableNames"]:
        return
    aws.call(f"{DYNAMODB}.CreateTable", **TABLE_BODY)
    began = time.monotonic()
    while table_status(aws) != "ACTIVE":
        if time.monotonic() - began > ANSWER_LIMIT_S:
            raise WrongAnswer(f"the table was not active within {ANSWER_LIMIT_S} s")
        time.sleep(0.05)


def table_status(aws):
    return aws.call(f"{DYNAMODB}.DescribeTable", TableName=TABLE)["Table"]["TableStatus"]


def with_sites(aws):
    create_table(aws)
    for number in range(KEYS):
        aws.call(f"{DYNAMODB}.PutItem", **put_body(number))


def with_pages(aws):
    create_table(aws)
    for page in range(PARTITIONS):
        for one in page_items(page):
            aws.call(f"{DYNAMODB}.PutItem", TableName=TABLE, Item=one)


def page_items(page):
    return [item(f"page#{page}", f"{number:03}") for number in range(QUERIED)]


def put_steps(_):
    return [Step(f"{DYNAMODB}.PutItem", put_body(NUMBER))]


def get_steps(_):
    expected = ((f'"{site(NUMBER)}"', 1), ("x" * 200, 1))
    return [Step(f"{DYNAMODB}.GetItem", get_body(NUMBER), expected)]


def query_steps(_):
    expected = ((f'"page#{NUMBER}"', QUERIED), ("x" * 200, QUERIED))
    return [Step(f"{DYNAMODB}.Query", query_body(NUMBER), expected)]


def update_steps(_):
    return [Step(f"{DYNAMODB}.UpdateItem", update_body(NUMBER))]


def got(aws, number):
    return aws.call(f"{DYNAMODB}.GetItem", **get_body(number), ConsistentRead=True).get("Item")


def check_sites(aws, _, rounds):
    """The items are there, each as it was put."""
    for number in (0, 1, KEYS // 2, KEYS - 1):
        if rounds > number:
            expect(site(number), item(site(number), "state"), sorted_sets(got(aws, number)))


def check_gets(aws, there, _):
    check_sites(aws, there, KEYS)
    expect("an item that is not there", None, got(aws, KEYS))


def check_queries(aws, _, __):
    page = PARTITIONS - 1
    answer = aws.call(f"{DYNAMODB}.Query", **query_body(page))
    expect("items", page_items(page), [sorted_sets(one) for one in answer["Items"]])
    expect("Count", QUERIED, answer["Count"])
    expect("LastEvaluatedKey", None, answer.get("LastEvaluatedKey"))


def check_updates(aws, _, rounds):
    """Each item was changed as often as it was its turn; a condition that fails changes nothing."""
    for number in (0, 1, KEYS // 2, KEYS - 1):
        turns = rounds // KEYS + (1 if number < rounds % KEYS else 0)
        expected = item(site(number), "state")
        expected["count"]["N"] = str(1 + turns)
        expected["status"]["S"] = "stopped" if turns else "running"
        refused, answer = aws.answer(f"{DYNAMODB}.UpdateItem", update_body(number, done=True))
        code = answer.get("__type", "").rpartition("#")[2]
        expect("a condition that fails", (400, "ConditionalCheckFailedException"), (refused, code))
        expect(site(number), expected, sorted_sets(got(aws, number)))


def sorted_sets(item_or_none):
    """Sets have no order."""
    return item_or_none and {
        name: {type_: sorted(value) if type_ == "SS" else value for type_, value in typed.items()}
        for name, typed in item_or_none.items()
    }


LOADS = (
    Load("SendMessage", "sqs", send_steps, create_queue("bench"), check_sends),
    Load(
        "SendMessage, ReceiveMessage and DeleteMessage in turn",
        "sqs",
        round_trip_steps,
        create_queue("bench-round"),
        check_round_trips,
    ),
    Load("PutItem", "dynamodb", put_steps, create_table, check_sites),
    Load("GetItem", "dynamodb", get_steps, with_sites, check_gets),
    Load(f"Query of {QUERIED} items", "dynamodb", query_steps, with_pages, check_queries, PARTITIONS),
    Load("UpdateItem with a condition", "dynamodb", update_steps, with_sites, check_updates),
)
