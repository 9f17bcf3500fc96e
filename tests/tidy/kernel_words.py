"""sim/ is a kernel for any system: it names no cloud, no service and no application, not even in a
comment. What it must know of them is handed in from above."""

import re

from source import Problem

_NAMES = ("aws", "amazon", "amazonaws", "fargate", "localstack", "sqs", "sns", "ses", "ecs", "dynamo")
_NAMES += ("dynamodb", "cloudwatch", "nestjs", "hermes", "webordinary", "claude")
_CAMEL = "|".join(name.capitalize() for name in (*_NAMES, "nest"))
# A name in any case that stands alone or among digits and underscores; or as a part of aCamelName.
WORDS = re.compile(
    rf"(?<![A-Za-z])(?:(?i:{'|'.join(_NAMES)})(?![A-Za-z])|(?:{_CAMEL})(?![a-z]))"
    rf"|(?<=[a-z])(?:{_CAMEL})(?![a-z])"
)
# Whose domain is still to come in from above.
EXCEPT = ("sim/http/local.cc", "sim/http/local.h")
ENDINGS = (".cc", ".h", ".c")


def check(tree):
    for path in tree.files():
        if not path.startswith("sim/") or not path.endswith(ENDINGS) or path in EXCEPT:
            continue
        for number, line in enumerate(tree.read(path).split("\n"), 1):
            found = WORDS.search(line)
            if found:
                message = f"sim/ knows nothing of '{found[0]}': hand it in from above"
                yield Problem(path, number, "kernel-words", message)
