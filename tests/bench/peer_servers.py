"""The servers that ./dev bench --peers measures beside Backlot: which, from where, how started.

Their versions and those of all that they need stand in the files of the folder `peers`; they are
installed into build/peers when they are measured for the first time.
"""

import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import typing

HERE = pathlib.Path(__file__).resolve().parent
LOCKS = HERE / "peers"
FOLDER = HERE.parents[1] / "build/peers"
FETCH_LIMIT_S = 240
SQS, DYNAMODB = "sqs", "dynamodb"


class Peer(typing.NamedTuple):
    name: str
    package: str
    services: tuple
    installer: "Installer"
    # command(where it is installed, its port) and what it has in its environment.
    command: typing.Callable
    environment: typing.Callable = lambda port: {}

    @property
    def title(self):
        return f"{self.name} {self.installer.version(self.package)}"


class Installer(typing.NamedTuple):
    """One registry's packages, which come together or not at all."""

    name: str
    files: tuple  # of LOCKS
    tool: str
    # commands(the folder that they are installed into)
    commands: typing.Callable
    # version_in(the first file's text, package)
    version_in: typing.Callable

    @property
    def folder(self):
        return FOLDER / self.name

    def version(self, package):
        return self.version_in((LOCKS / self.files[0]).read_text(), package)

    def install(self):
        """None if the packages are there in the end, else why not."""
        wanted = "".join((LOCKS / name).read_text() for name in self.files)
        done = self.folder / "installed.txt"
        if done.exists() and done.read_text() == wanted:
            return None
        if shutil.which(self.tool) is None:
            return f"{pathlib.Path(self.tool).name} is not installed"
        print(f"bench: installing the peers of {self.name} into {self.folder}", file=sys.stderr)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        for name in self.files:
            shutil.copy(LOCKS / name, self.folder)
        log = FOLDER / f"{self.name}.log"
        for command in self.commands(self.folder):
            if not _succeeds(command, log):
                return f"it could not be installed (build/peers/{log.name})"
        done.write_text(wanted)
        return None


def _succeeds(command, log):
    with log.open("w") as output:
        try:
            run = subprocess.run(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                timeout=FETCH_LIMIT_S,
            )
        except subprocess.TimeoutExpired:
            output.write(f"not done within {FETCH_LIMIT_S} s\n")
            return False
        return run.returncode == 0


# ---- the registries ---------------------------------------------------------------------------


def npm_commands(folder):
    yield ["npm", "ci", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts",
           "--fetch-retries=1", "--loglevel=error"]  # fmt: skip


def pypi_commands(folder):
    yield [sys.executable, "-m", "venv", folder / "venv"]
    yield [folder / "venv/bin/pip", "install", "--quiet", "--disable-pip-version-check",
           "--retries", "1", "--no-deps", "--requirement", folder / "requirements.txt"]  # fmt: skip


def maven_commands(folder):
    yield ["mvn", "--batch-mode", "--quiet", "--file", folder / "pom.xml",
           "dependency:copy-dependencies", f"-DoutputDirectory={folder / 'jars'}"]  # fmt: skip


def version_in_package_json(text, package):
    return json.loads(text)["dependencies"][package]


def version_in_requirements(text, package):
    return re.search(rf"^{re.escape(package)}(?:\[\w+\])?==(\S+)$", text, re.MULTILINE)[1]


def version_in_pom(text, package):
    artifact = rf"<artifactId>{re.escape(package)}</artifactId>\s*<version>([^<]+)</version>"
    return re.search(artifact, text)[1]


NPM = Installer(
    "npm", ("package.json", "package-lock.json"), "npm", npm_commands, version_in_package_json
)
PYPI = Installer(
    "pypi", ("requirements.txt",), sys.executable, pypi_commands, version_in_requirements
)
MAVEN = Installer("maven", ("pom.xml",), "mvn", maven_commands, version_in_pom)


# ---- the servers ------------------------------------------------------------------------------


def node(folder):
    arch = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    return folder / f"node_modules/node-linux-{arch}/bin/node"


def fauxqs_command(folder, port):
    return [node(folder), LOCKS / "fauxqs.mjs", folder / "node_modules/fauxqs", port]


def dynalite_command(folder, port):
    return [node(folder), folder / "node_modules/dynalite/cli.js", "--host", "127.0.0.1",
            "--port", port, "--createTableMs", "0"]  # fmt: skip


def elasticmq_command(folder, port):
    options = {
        "node-address.host": "127.0.0.1",
        "node-address.port": port,
        "rest-sqs.bind-hostname": "127.0.0.1",
        "rest-sqs.bind-port": port,
        "rest-stats.enabled": "false",
    }
    return ["java", *(f"-D{name}={value}" for name, value in options.items()),
            "-cp", folder / "jars/*", "org.elasticmq.server.Main"]  # fmt: skip


def moto_command(folder, port):
    return [folder / "venv/bin/moto_server", "--host", "127.0.0.1", "--port", port]


def ministack_command(folder, _):
    return [folder / "venv/bin/ministack"]


def ministack_environment(port):
    return {"GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1"}


PEERS = (
    Peer("fauxqs", "fauxqs", (SQS,), NPM, fauxqs_command),
    Peer("ElasticMQ", "elasticmq-server_2.13", (SQS,), MAVEN, elasticmq_command),
    Peer("dynalite", "dynalite", (DYNAMODB,), NPM, dynalite_command),
    Peer("moto", "moto", (SQS, DYNAMODB), PYPI, moto_command),
    Peer("ministack", "ministack", (SQS, DYNAMODB), PYPI, ministack_command, ministack_environment),
)


def clean_environment(folder):
    """Nothing of this machine's AWS settings or proxies; what is written goes into the folder."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "JAVA_HOME") if name in os.environ}
    return kept | {"HOME": str(folder), "TMPDIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
