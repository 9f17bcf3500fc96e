"""Which folder may include which: tests → harness → fakes → sim, and no service its sibling."""

from source import LAYERS, Problem

# Folders of fakes/ that every service may include. What crosses services otherwise goes through
# an interface in fakes/aws that the world wires.
SHARED_FAKES = {"aws", "mail"}


def check(tree):
    for source in tree.sources():
        for number, path in source.includes():
            message = _why_not(source, path, tree)
            if message:
                yield Problem(source.path, number, "include", message)


def _why_not(source, path, tree):
    target = path.split("/")[0]
    if target not in LAYERS:
        return f'"{path}" is not written from the root'
    if not tree.exists(path) and not path.endswith(".inc"):
        return f'"{path}" does not exist'
    if LAYERS.index(target) > LAYERS.index(source.layer):
        return f'{source.layer}/ may not include {target}/ ("{path}")'
    if source.layer == target == "fakes":
        own, other = source.path.split("/")[1], path.split("/")[1]
        if own != other and other not in SHARED_FAKES:
            return f"fakes/{own} may not include its sibling fakes/{other}"
        if own != other and own == "aws":
            return f"fakes/aws may not include fakes/{other}"
    return None
