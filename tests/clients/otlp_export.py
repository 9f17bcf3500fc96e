#!/usr/bin/env python3
"""A take exported as OTLP, read as OpenTelemetry's own messages:
otlp_export.py --server PROGRAM --installed DIR

PROGRAM is backlot; in DIR/otlp there is a Python with opentelemetry-proto, else it exits with 77.
Bytes are base64 in the JSON of Protocol Buffers and hexadecimal in OTLP's, and there is no other
difference. https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
"""

import argparse
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    from google.protobuf import json_format
    from opentelemetry.proto.trace.v1.trace_pb2 import Span, TracesData
except ImportError:
    TracesData = None

SKIPPED = 77
SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
IDS = ("traceId", "spanId", "parentSpanId")


def with_base64(value):
    """The same document with ids as Protocol Buffers' own JSON has them."""
    if isinstance(value, list):
        return [with_base64(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: base64.b64encode(bytes.fromhex(one)).decode() if name in IDS else with_base64(one)
        for name, one in value.items()
    }


def exported(program, scenario, folder):
    journal = f"{folder}/take.sqlite"
    traces = f"{folder}/traces.json"
    subprocess.run(
        [program, "run", str(SCENARIOS / scenario), "--journal", journal],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    subprocess.run(
        [program, "export", journal, "--as", "otlp", "-o", traces],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return json.loads(pathlib.Path(traces).read_text(encoding="utf-8"))


def check(document):
    """Parses strictly: a field that the messages do not have is an error."""
    traces = json_format.ParseDict(with_base64(document), TracesData())
    spans = [
        span
        for resource in traces.resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]
    known = {(span.trace_id, span.span_id) for span in spans}
    assert len(known) == len(spans) > 100, "each span has its own id"
    for span in spans:
        assert len(span.trace_id) == 16 and len(span.span_id) == 8, span
        assert 0 < span.start_time_unix_nano <= span.end_time_unix_nano, span
        assert span.kind != Span.SPAN_KIND_UNSPECIFIED, span
        if span.parent_span_id:
            assert (span.trace_id, span.parent_span_id) in known, f"no parent: {span}"
        for link in span.links:
            assert (link.trace_id, link.span_id) in known, f"a link to nothing: {span}"
    kinds = {span.kind for span in spans}
    assert {Span.SPAN_KIND_PRODUCER, Span.SPAN_KIND_CONSUMER} <= kinds, kinds
    for resource in traces.resource_spans:
        names = {attribute.key for attribute in resource.resource.attributes}
        assert "service.name" in names, names
    return len(spans)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--server", required=True)
    arguments.add_argument("--installed", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    if TracesData is None:
        python = options.installed / "otlp/bin/python"
        if not python.exists() or sys.prefix != sys.base_prefix:
            print("SKIPPED: no opentelemetry-proto; ./dev test installs it where it can")
            return SKIPPED
        os.execv(python, [str(python), *sys.argv])
    for scenario in ("dlq-redrive/poison-message.yaml", "sleep-wake/wake-by-mail.yaml"):
        with tempfile.TemporaryDirectory() as folder:
            count = check(exported(options.server, scenario, folder))
        print(f"{scenario}: {count} spans")
    return 0


if __name__ == "__main__":
    sys.exit(main())
