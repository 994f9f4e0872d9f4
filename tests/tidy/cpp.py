# SPDX-License-Identifier: Apache-2.0
"""Just enough understanding of C++ for the rules: code without comments and strings, includes, functions."""

import re
from dataclasses import dataclass

_TOKENS = re.compile(
    r'R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)"'      # raw string
    r'|"(?:\\.|[^"\\\n])*"'                            # string
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"            # character, not a digit separator
    r"|//[^\n]*|/\*.*?\*/", re.S)


def code_of(text):
    """The text with comments, strings and preprocessor lines blanked; every line keeps its number."""
    def blank(match):
        token = match.group(0)
        kept = '""' if token[0] in "R\"" else ("0" if token[0] == "'" else "")
        return kept + "\n" * token.count("\n")
    code = _TOKENS.sub(blank, text)
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: "\n" * m.group(0).count("\n"), code, flags=re.M)


def includes_of(text):
    """(line number, header, whether it stands in angle brackets)"""
    for number, line in enumerate(text.split("\n"), 1):
        match = re.match(r'\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")', line)
        if match:
            yield number, match.group(1) or match.group(2), match.group(1) is not None


@dataclass
class Function:
    name: str
    line: int
    lines: int
    parameters: int


_SCOPE = re.compile(r"\b(?:namespace|class|struct|union|extern)\b")


def _parameters(head):
    """How many parameters the first bracket that belongs to a name holds."""
    match = re.search(r"[\w>\]=<+\-*/!&|~^]\s*\(", head)
    if not match:
        return 0
    depth, count, seen = 1, 0, False
    for c in head[match.end():]:
        if c in "([{<":
            depth += 1
        elif c in ")]}>":
            depth -= 1
            if depth == 0:
                break
        elif c == "," and depth == 1:
            count += 1
        seen = seen or not c.isspace()
    return count + 1 if seen else 0


def _function_name(head):
    match = re.search(r"([~\w:]+|operator\s*\S+?)\s*\(", head)
    return match.group(1) if match else "?"


def _without_template(head):
    """The head without `public:` and without its `template <...>`."""
    head = re.sub(r"^\s*(?:(?:public|private|protected)\s*:\s*)+", "", head)
    match = re.match(r"\s*template\s*<", head)
    if not match:
        return head
    depth, position = 1, match.end()
    while position < len(head) and depth > 0:
        depth += {"<": 1, ">": -1}.get(head[position], 0)
        position += 1
    return _without_template(re.sub(r"^\s*requires\b", "", head[position:]))


def _is_function(head):
    if "(" not in head:
        return False
    before = _without_template(head).split("(", 1)[0]
    if re.search(r"\b(?:namespace|class|struct|union|enum|concept)\b", before):
        return False
    return "operator" in before or "=" not in before    # `auto less = [](int a) {` is a variable


def _starts_member(head):
    """`Id(int row) : row_{row} {`: the first brace fills a member, it does not open the body."""
    return re.search(r"\)[\s\w]*:(?!:)[^{]*$|\)[\s\w]*:(?!:).*[,}]\s*\w+(<.*>)?$", head.rstrip(), re.S) and re.search(
        r"[\w>]$", head.rstrip())


def functions_of(text):
    """Functions defined at the level of a namespace or a class, with the lines from their head to the last brace."""
    code = code_of(text)
    stack = []            # what each open brace opened: "scope" (namespace, class), "member" or "other"
    head_start, function, line = 0, None, 1
    for position, c in enumerate(code):
        in_scope = function is None and all(kind == "scope" for kind in stack)
        if c == "\n":
            line += 1
        elif c == "{":
            head = code[head_start:position]
            if in_scope and _is_function(head) and _starts_member(head):
                stack.append("member")
            elif in_scope and _is_function(head):
                own = _without_template(head)
                first = line - re.sub(r"^(\s|(public|private|protected)\s*:)*", "", head).count("\n")
                function = (len(stack), Function(_function_name(own), first, 0, _parameters(own)))
                stack.append("other")
            elif in_scope and _SCOPE.search(head) and not re.search(r"\benum\b", head):
                stack.append("scope")
                head_start = position + 1
            else:
                stack.append("other")
        elif c == "}" and stack:
            kind = stack.pop()
            if function is not None and len(stack) == function[0]:
                function[1].lines = line - function[1].line + 1
                yield function[1]
                function = None
            if kind != "member" and function is None and all(kind == "scope" for kind in stack):
                head_start = position + 1
        elif c == ";" and in_scope:
            head_start = position + 1


def types_of(text):
    """(name, line) of the types defined in a named namespace: nobody else may define one of that name."""
    code = code_of(text)
    stack = []            # "named", "unnamed" (a namespace) or "other", for each open brace
    head_start, line = 0, 1
    for position, c in enumerate(code):
        if c == "\n":
            line += 1
        elif c == "{":
            head = code[head_start:position]
            space = re.search(r"\bnamespace\b\s*([\w:]*)\s*$", head)
            kind = _without_template(head)
            match = re.match(r"\s*(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(\w+)\s*(?:final\s*)?(?::(?!:)|$)", kind)
            if match and all(k == "named" for k in stack):
                yield match.group(1), line - kind.lstrip().count("\n")
            stack.append("other" if not space else "named" if space.group(1) else "unnamed")
            head_start = position + 1
        elif c == "}" and stack:
            stack.pop()
            head_start = position + 1
        elif c == ";":
            head_start = position + 1
