#!/usr/bin/env python3
"""Runs one real client against a server of its own: run.py CLIENT --server PROGRAM --installed DIR

Exit 0 if the client passed and the server ended cleanly, 77 with the reason on the last line if
the client is not installed, 1 otherwise. DIR is where ./dev installed the SDKs.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
import typing

from server import backlot, client_environment

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SKIPPED = 77
CLIENT_LIMIT_S = 300


class Client(typing.NamedTuple):
    # What must be there: the first that exists of these, and what to say if none does.
    programs: list
    absent: str
    script: str
    serve: list = []
    modules: str = ""  # a folder of `installed` that must be there as well
    arguments: list = []  # of the script


def clients(installed):
    node = ["/usr/bin/node", shutil.which("node")]
    newest = str(installed / "venv/bin/python")
    world = str(ROOT / "scenarios/worlds/webordinary.yaml")
    fast = ["--pace", "x100", "--world", str(HERE / "services/ecs.yaml")]
    aws = ["/usr/bin/aws", shutil.which("aws")]
    no_debian_boto3 = "the system's Python has no boto3"
    no_newest_boto3 = "no newest boto3 in build/clients"
    at_wall_pace = ["sqs", "dynamodb", "ses", "sesv2", "sns", "sts", "logs"]
    debian = Client(["/usr/bin/python3"], no_debian_boto3, "boto3_services.py")
    latest = Client([newest], no_newest_boto3, "boto3_services.py")
    scripts = Client(aws, "no AWS CLI", "aws_cli_services.py", fast)
    return {
        "wire": Client([sys.executable], "no Python", "wire.py"),
        "bad_input": Client([sys.executable], "no Python", "bad_input.py"),
        "services_debian": debian._replace(arguments=at_wall_pace),
        "services_newest": latest._replace(arguments=at_wall_pace),
        "paced_debian": debian._replace(serve=fast, arguments=["ecs", "cloudwatch"]),
        "paced_newest": latest._replace(serve=fast, arguments=["ecs", "cloudwatch"]),
        "botocore_audit": Client([newest], no_newest_boto3, "botocore_audit.py"),
        "aws_cli": Client(aws, "no AWS CLI", "aws_cli.py"),
        "aws_cli_data": scripts._replace(arguments=["Sqs", "DynamoDb"]),
        "aws_cli_ecs": scripts._replace(arguments=["Ecs"]),
        "aws_cli_mail": scripts._replace(arguments=["Mail"]),
        "aws_cli_others": scripts._replace(arguments=["Others"]),
        "boto3_debian": Client(["/usr/bin/python3"], no_debian_boto3, "boto3_round.py"),
        "boto3_newest": Client([newest], no_newest_boto3, "boto3_round.py"),
        "javascript_v3": Client(
            node, "no Node.js", "javascript_v3.cjs", modules="node_modules/@aws-sdk/client-sqs"
        ),
        "javascript_services": Client(
            node,
            "no Node.js",
            "javascript_services.cjs",
            fast,
            modules="node_modules/@aws-sdk/lib-dynamodb",
        ),
        "javascript_v2": Client(
            node, "no Node.js", "javascript_v2.cjs", modules="node_modules/aws-sdk"
        ),
        "javascript_cloudwatch": Client(
            node,
            "no Node.js",
            "javascript_cloudwatch.cjs",
            modules="node_modules/@aws-sdk/client-cloudwatch",
        ),
        "go_cloudwatch": Client([str(installed / "go/cloudwatch")], "no AWS SDK for Go", ""),
        "browser": Client([sys.executable], "no Python", "browser.py"),
        "faults_debian": debian._replace(script="boto3_faults.py", serve=fast),
        "faults_newest": latest._replace(script="boto3_faults.py", serve=fast),
        "faults_others_debian": debian._replace(script="boto3_faults_others.py"),
        "faults_others_newest": latest._replace(script="boto3_faults_others.py"),
        "hermes_mail": Client(
            ["/usr/bin/python3"],
            no_debian_boto3,
            "hermes_mail.py",
            ["--world", world, "--pace", "x100"],
        ),
    }


def why_not(client, program, installed):
    if program is None:
        return client.absent
    if client.modules and not (installed / client.modules).exists():
        return f"no {client.modules} in {installed}"
    if client.absent.endswith("boto3"):
        probe = subprocess.run([program, "-c", "import boto3"], capture_output=True, check=False)
        return client.absent if probe.returncode else None
    return None


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("client")
    arguments.add_argument("--server", required=True)
    arguments.add_argument("--installed", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    client = clients(options.installed)[options.client]
    program = next((p for p in client.programs if p and pathlib.Path(p).exists()), None)
    reason = why_not(client, program, options.installed)
    if reason:
        print(f"SKIPPED: {reason}; ./dev test installs it where it can")
        return SKIPPED
    return run(client, program, options)


def run(client, program, options):
    # aws_cli*.py are run by Python and run the AWS CLI.
    command = [program, *([str(HERE / client.script)] if client.script else []), *client.arguments]
    if client.script.startswith("aws_cli"):
        command = [sys.executable, str(HERE / client.script), program, *client.arguments]
    with tempfile.TemporaryDirectory() as home:
        with backlot(options.server, client.serve) as server:
            environment = client_environment(server.url, home)
            environment["NODE_PATH"] = str(options.installed / "node_modules")
            result = subprocess.run(
                command, env=environment, cwd=home, timeout=CLIENT_LIMIT_S, check=False
            )
    if server.exit_code != 0:
        print(f"the server ended with {server.exit_code} on SIGTERM, not 0")
    if result.returncode == SKIPPED and server.exit_code == 0:
        return SKIPPED
    return 0 if result.returncode == 0 and server.exit_code == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
