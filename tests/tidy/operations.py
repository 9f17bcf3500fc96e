"""Every operation is a file in its service's operations/, and has a test file of the same name.

The test file lies at the same place below tests/ and has a test of the operation. Which operations
there are is said by the rows of the services' tables, `aws::operation<send_message>("SendMessage")`.
"""

import re

from source import Problem

_ROW = re.compile(r'aws::(?:deferred_)?operation<([\w:]+)>\(\s*"(\w+)"')


def check(tree):
    for source in tree.sources():
        if source.layer == "fakes":
            for match in _ROW.finditer(source.text):
                line = source.text.count("\n", 0, match.start()) + 1
                if source.code.split("\n")[line - 1].strip():  # not in a comment
                    for message in _problems(tree, source, match[1].split("::")[-1], match[2]):
                        yield Problem(source.path, line, "operation", message)


def snake_case(name):
    """`GetQueueUrl` → `get_queue_url`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def _problems(tree, source, function, name):
    folder = "/".join(source.path.split("/")[:2]) + "/operations"
    if not re.fullmatch(re.escape(snake_case(name)) + r"(_v\d+)?", function):
        yield f"{name} is run by {function}; call it {snake_case(name)}"
    if not tree.exists(f"{folder}/{function}.cc"):
        yield f"{name} needs a file of its own, {folder}/{function}.cc"
    test = f"tests/{folder}/{function}_test.cc"
    if not tree.exists(test):
        yield f"{name} has no test: {test} does not exist"
    elif not re.search(rf'TEST_CASE(_METHOD)?\([^"]*"{name}: ', tree.read(test)):
        yield f'{test} has no test named "{name}: …"'
