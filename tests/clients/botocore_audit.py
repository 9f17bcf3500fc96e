"""Compares what Backlot takes with AWS's own service models: botocore_audit.py [SERVICE…] [--all]

For each operation that Backlot models, a request that botocore's model calls valid is changed in
one place at a time: a required member left out, a member that AWS does not know, each length,
range, enumeration and pattern violated, a value of the wrong type. Each change must be answered
with an error that names the member. What the model has and Backlot does not is refused by name.

Prints what is different and is not in DIFFERENCES; --all prints those as well. Exits 1 if there is
any, or if one of DIFFERENCES is gone. Models that are newer than those prove nothing against
Backlot until somebody has looked: then it prints, and exits 0.
"""

import sys

import boto3

from audit.changes import changes_of
from audit.differences import BOTO3, DIFFERENCES
from audit.requests import Wire, valid_request
from audit.samples import PREPARATIONS
from modelled import modelled


def audit(service, operations):
    """Yields `service.Operation: what was changed: what was answered` for what is wrong."""
    wire = Wire(service)
    for name in sorted(operations & set(wire.model.operation_names)):
        operation = wire.model.operation_model(name)
        for needed, request in PREPARATIONS.get(service, ()):
            wire.call(wire.model.operation_model(needed), request)
        base = valid_request(service, operation)
        plain = wire.call(operation, base)
        if plain.names_a_member(base):
            yield f"{service}.{name}: as it is: {plain}"
        for change in changes_of(operation, wire.protocol, base):
            answer = wire.call(operation, change.request)
            if answer.is_refusal_of(change):
                continue
            yield f"{service}.{name}: {change}: {answer.short(plain)}"


def main(arguments):
    shows_all = "--all" in arguments
    table = modelled()
    services = [each for each in arguments if not each.startswith("--")] or sorted(table)
    found = {}
    for service in services:
        for line in audit(service, table[service]):
            subject, answered = line.rsplit(": ", 1)
            found[subject] = answered
    known = {s for s in DIFFERENCES if s.split(".")[0] in services}
    for subject in sorted(found):
        if shows_all or subject not in known:
            print(f"{subject}: {found[subject]}")
    for subject in sorted(known - set(found)):
        print(f"{subject}: is as AWS's model has it: take it out of the differences")
    print(f"boto3 {boto3.__version__}: {len(found)} differences, {len(known)} of them known")
    if set(found) == known:
        return 0
    if boto3.__version__ != BOTO3:
        print(f"the differences are known for boto3 {BOTO3}: look at these, and bring them up to date")
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
