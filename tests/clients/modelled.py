"""The operations that Backlot models, read from the tables in the sources of the fakes."""

import pathlib
import re

FAKES = pathlib.Path(__file__).resolve().parents[2] / "fakes"
ROW = re.compile(r'aws::(?:deferred_)?operation<\w+>\(\s*"(\w+)"\)')


def service_of(table):
    return table.parent.name + ("v2" if table.stem.endswith("_v2") else "")


def modelled():
    """Service (as boto3 names it): the names of its operations."""
    services = {}
    for source in sorted(FAKES.glob("*/*.cc")):
        rows = ROW.findall(source.read_text(encoding="utf-8"))
        if rows:
            services.setdefault(service_of(source), set()).update(rows)
    return services
