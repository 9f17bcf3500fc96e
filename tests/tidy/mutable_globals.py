"""No global or static variable that is not const: everything belongs to a World."""

import re

from source import Problem

MESSAGE = "make it const, or a member of what owns it: a World shares nothing with another"
_NOT_A_VARIABLE = re.compile(
    r"\s*(using|typedef|namespace|template|static_assert|class|struct|enum|union|friend|concept"
    r"|public|private|protected|return|goto|break|continue|case|default|extern\s+template)\b"
)


def check(tree):
    for source in tree.sources():
        for line, text in _Reader(source).read():
            yield Problem(source.path, line, "mutable-global", f"`{text}`: {MESSAGE}")


class _Reader:
    """Splits code into statements and remembers in what kind of scope each stands."""

    def __init__(self, source):
        self.code = _without_preprocessor(source.code)
        self.scopes = ["namespace"]
        self.found = []
        self._start()

    def read(self):
        line = 1
        for char in self.code:
            if char == "\n":
                line += 1
            if char == "{":
                self._open()
            elif char == "}":
                self._close()
            elif char == ";":
                self._judge()
                self._start()
            else:
                if not self.text.strip():
                    self.line = line
                self.text += char
        return self.found

    def _start(self):
        self.text, self.line, self.judged = "", 0, False

    def _open(self):
        kind = _kind_of_scope(self.text, self.scopes[-1])
        if kind == "value":
            self._judge()
        self.scopes.append(kind)
        if kind != "value":
            self._start()

    def _close(self):
        kind = self.scopes.pop() if len(self.scopes) > 1 else "namespace"
        if kind != "value":
            self._start()

    def _judge(self):
        if self.judged or self.scopes[-1] == "value":
            return
        self.judged = True
        if _is_mutable(self.text, self.scopes[-1]):
            self.found.append((self.line, " ".join(self.text.split())[:60]))


def _kind_of_scope(text, around):
    plain = _without_templates(text)
    if around == "value" or _is_default_argument(plain):
        return "value"
    if re.search(r"\bnamespace\b", plain) or re.search(r'\bextern\s*"[^"]*"\s*$', plain):
        return "namespace"
    if re.search(r"\b(class|struct|union|enum)\b", plain) and not re.search(r"[(=]", plain):
        return "class"
    if around in ("namespace", "class"):
        head = re.split(r"=", plain)[0]
        is_function = "(" in head or "operator" in plain
        follows_initializer = not plain.strip() or plain.strip().startswith(",")
        return "block" if is_function or follows_initializer else "value"
    return "value" if re.match(r"\s*(inline\s+)?static\b", plain) and "(" not in plain else "block"


def _is_default_argument(plain):
    """`void f(const T& t = {`: the declaration goes on behind the brace."""
    return plain.count("(") > plain.count(")") and plain.rstrip().endswith("=")


def _is_mutable(text, scope):
    plain = _without_templates(text)
    if not plain.strip() or _NOT_A_VARIABLE.match(plain) or "operator" in plain:
        return False
    static = re.search(r"^\s*((inline|extern)\s+)*static\b", plain) is not None
    if scope != "namespace" and not static:
        return False
    head = re.split(r"[={]", plain)[0]
    if "(" in head and scope != "block":
        return False  # a function
    head = head.split("(")[0]
    if len(re.findall(r"[A-Za-z_][\w:]*", head)) < 2:
        return False  # a macro or an expression, not a type and a name
    if re.search(r"\bconstexpr\b", head):
        return False
    return not re.search(r"\bconst\b", head.rsplit("*", 1)[-1])


def _without_templates(text):
    text = text.replace("->", "  ").replace("operator<", "operator ")
    while True:
        shorter = re.sub(r"<[^<>;{}]*>", " ", text)
        if shorter == text:
            return text
        text = shorter


def _without_preprocessor(code):
    lines, continued = [], False
    for line in code.split("\n"):
        directive = continued or line.lstrip().startswith("#")
        continued = directive and line.endswith("\\")
        lines.append("" if directive else line)
    return "\n".join(lines)
