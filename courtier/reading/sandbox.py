"""Templates of other people, filled within bounds: nothing grows or loops beyond a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MAX_OUTPUT = 5_000_000
"""So many characters may one template print, or one value of it hold."""
MAX_STEPS = 200_000
"""So many turns may the loops of one template take together."""
MAX_REPEAT = 10_000
"""The most that a template may repeat, pad or raise to a power."""

_GROWING = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs", "replace", "join"})
_GROWING_FILTERS = ("center", "indent", "batch", "slice", "replace", "wordwrap", "round")
_WIDTH = re.compile(r"[0-9]{5,}|\*")
_TEXTS = (str, bytes, list, tuple)
_OFTEN = "counted"
_WHOLE = "bounded"


def too_much() -> SecurityError:
    """The refusal of a template that asks for more than any document holds."""
    return SecurityError("the template repeats, loops or grows beyond any document")


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which loops, repetition, padding and output are bounded.

    Args:
        source: Gives the text of a template by its name.
        file: Gives the file to name in messages for the name of a template.
        options: Those of Jinja.
    """

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(
        self, source: Callable[[str], str], file: Callable[[str], str], **options: Any
    ) -> None:
        loader = FunctionLoader(lambda name: (source(name), file(name), lambda: True))
        super().__init__(
            loader=loader, undefined=StrictUndefined, autoescape=True,
            trim_blocks=True, lstrip_blocks=True, cache_size=-1, **options,
        )  # fmt: skip
        self.steps = 0
        self.filters[_OFTEN] = self._counted
        self.filters[_WHOLE] = _bounded
        for name in _GROWING_FILTERS:
            self.filters[name] = _guarded(self.filters[name])

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        bounded: nodes.Template = _Bounds().visit(parsed)
        return bounded

    @pass_context
    def _counted(self, context: Any, values: Any) -> Any:
        """The values of a loop, each one counted; asking for the context keeps it out of
        what Jinja computes once and for all.
        """
        del context
        if hasattr(values, "__len__"):
            self._step(len(values))
            return values
        return self._one_by_one(values)

    def _one_by_one(self, values: Any) -> Iterator[Any]:
        for value in values:
            self._step(1)
            yield value

    def _step(self, number: int) -> None:
        self.steps += number
        if self.steps > MAX_STEPS:
            raise too_much()

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """An operation on two values, refused where its result could be huge."""
        if operator == "**" and not (_small(left) and abs(right) <= 100):
            raise too_much()
        if operator == "*" and (isinstance(left, _TEXTS) or isinstance(right, _TEXTS)):
            _check_repeat(left, right)
        if operator == "%" and isinstance(left, str) and _WIDTH.search(left):
            raise too_much()
        return _bounded(super().call_binop(context, operator, left, right))

    def call(self, __context: Any, __obj: Any, *args: Any, **values: Any) -> Any:
        """A call, refused where a method of a text could make a huge one."""
        owner = getattr(__obj, "__self__", None)
        if isinstance(owner, str) and getattr(__obj, "__name__", "") in _GROWING:
            _check_growth(owner, (*args, *values.values()))
        return super().call(__context, __obj, *args, **values)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """The safe form of a text's own ``format``, refused where it names a large width."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None and _WIDTH.search(str(value.__self__)):
            raise too_much()
        return wrapped


class _Bounds(NodeTransformer):
    """Counts the turns of every loop, and bounds every text that is put together."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, _OFTEN, [], [], None, None, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return nodes.Filter(node, _WHOLE, [], [], None, None, lineno=node.lineno)


def fill(template: Template, values: Mapping[str, Any]) -> str:
    """What a template prints, at most ``MAX_OUTPUT`` characters.

    Raises:
        SecurityError: It prints more.
    """
    pieces, total = [], 0
    for piece in template.generate(dict(values)):
        total += len(piece)
        if total > MAX_OUTPUT:
            raise too_much()
        pieces.append(piece)
    return "".join(pieces)


def place_of(error: BaseException, within: str) -> tuple[str, int] | None:
    """The file and line of a template where an error arose.

    Args:
        error: What Jinja raised.
        within: What the names of template files start with.
    """
    line, file = getattr(error, "lineno", None), getattr(error, "filename", None)
    if line and file and file.startswith(within):
        return file, line
    found = None
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(within):
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _small(value: Any) -> bool:
    return isinstance(value, (int, float)) and abs(value) <= MAX_REPEAT


def _bounded(value: Any) -> Any:
    if isinstance(value, _TEXTS) and len(value) > MAX_OUTPUT:
        raise too_much()
    return value


def _check_repeat(left: Any, right: Any) -> None:
    held, times = (left, right) if isinstance(left, _TEXTS) else (right, left)
    if not isinstance(times, int) or len(held) * times > MAX_REPEAT:
        raise too_much()


def _check_growth(owner: Any, args: tuple[Any, ...]) -> None:
    numbers = [value for value in args if isinstance(value, int)]
    if any(abs(number) > MAX_REPEAT for number in numbers):
        raise too_much()
    longest = max((len(value) for value in args if isinstance(value, _TEXTS)), default=0)
    if longest * len(owner) > MAX_OUTPUT * 10:
        raise too_much()


def _guarded(of: Callable[..., Any]) -> Callable[..., Any]:
    """The same filter, refused where its arguments could make a huge text."""
    from functools import wraps

    @wraps(of)
    def guarded(*args: Any, **values: Any) -> Any:
        everything = (*args, *values.values())
        texts = [value for value in everything if isinstance(value, str)]
        _check_growth(max(texts, key=len, default=""), everything)
        return _bounded(of(*args, **values))

    return guarded
