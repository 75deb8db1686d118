"""Other people’s templates: what repeats, loops or grows beyond a document is refused at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateError

from courtier.reading import sandbox
from courtier.reading.sandbox import MAX_OUTPUT, MAX_REPEAT, MAX_STEPS, BoundedEnvironment, fill
from courtier.reading.templates import template_wrong

ZEROS = "[" + "0," * 1000 + "]"
HUGE = {
    "repetition": '{{ "x" * 10000000000 }}',
    "repetition from the left": '{{ 10000000000 * "x" }}',
    "repetition of a list": "{{ [0] * 10000000000 }}",
    "just over": f'{{{{ "x" * {MAX_REPEAT + 1} }}}}',
    "power": "{{ 9 ** 9 ** 9 }}",
    "padding": '{{ "x".center(10000000000) }}',
    "zeros": '{{ "x".zfill(10000000000) }}',
    "padding filter": '{{ "x"|center(10000000000) }}',
    "padding filter by name": '{{ "x"|center(width=10000000000) }}',
    "indent filter": '{{ "x\ny"|indent(10000000000) }}',
    "old format": '{{ "%10000000000d" % 1 }}',
    "old format from a number": '{{ "%*d" % (10000000000, 1) }}',
    "new format": '{{ "{:10000000000}".format(1) }}',
    "batch": "{{ [1]|batch(10000000000, 0)|list }}",
    "loops": f"{{% for a in {ZEROS} %}}" + f"{{% for b in {ZEROS} %}}" * 2 + "{% endfor %}" * 3,
    "doubling": "{% set n = namespace(x='xxxxxxxxxx') %}{% for a in " + ZEROS
    + " %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "doubling by a sum": "{% set n = namespace(x='xxxxxxxxxx') %}{% for a in " + ZEROS
    + " %}{% set n.x = n.x + n.x %}{% endfor %}",
    "output": "{% set x = 'x' * 10000 %}{% for a in " + ZEROS + " %}{{ x }}{% endfor %}",
    "replacement": "{% set x = 'x' * 10000 %}{{ x.replace('x', x) }}",
    "replacement filter": "{% set x = 'x' * 10000 %}{{ x|replace('x', x) }}",
}  # fmt: skip
FINE = {
    '{{ "x" * 3 }}': "xxx",
    f'{{{{ ("x" * {MAX_REPEAT})|length }}}}': str(MAX_REPEAT),
    "{{ 2 ** 10 }}": "1024",
    '{{ "%05.1f" % 2 }}': "002.0",
    '{{ "a"|center(3) }}|{{ "{:3}".format("b") }}': " a |b  ",
    "{% for a in [1, 2] %}{{ loop.index }}/{{ loop.length }} {% endfor %}": "1/2 2/2 ",
    "{% for a in {'k': 1}.items() %}{{ a[0] }}{% else %}none{% endfor %}": "k",
    "{% for a in [1, 2, 3]|select('odd') %}{{ a }}{{ loop.last }}{% endfor %}": "1False3True",
    '{{ "a" ~ 1 ~ "b" }}': "a1b",
}


def filled(text: str) -> str:
    environment = BoundedEnvironment(lambda _: text, lambda name: f"templates/{name}")
    return fill(environment.get_template("t"), {})


@pytest.mark.parametrize("name", HUGE)
def test_what_grows_beyond_a_document_is_refused(name: str) -> None:
    with pytest.raises(TemplateError):
        filled(HUGE[name])


@pytest.mark.parametrize("text", FINE)
def test_what_a_document_needs_is_filled(text: str) -> None:
    assert filled(text) == FINE[text]


def test_the_last_character_allowed_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_OUTPUT > MAX_STEPS > MAX_REPEAT
    monkeypatch.setattr(sandbox, "MAX_OUTPUT", 10)
    assert filled("0123456789") == "0123456789"
    with pytest.raises(TemplateError):
        filled("0123456789" + "{{ 1 }}")


def test_the_last_turn_allowed_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MAX_STEPS", 6)
    loops = "{% for a in [1, 2] %}{% for b in [1, 2] %}x{% endfor %}{% endfor %}"
    assert filled(loops) == "xxxx"
    with pytest.raises(TemplateError):
        filled(loops + "{% for a in [1] %}{% endfor %}")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\n{{ 1 / 0 }}", 2, "divise par zéro"),
        ("a\n\n{{ absent }}", 3, "n’existe pas"),
        ("{{ a + 3 }}", 1, "n’existe pas"),
        ("a\n{% if %}", 2, "syntaxe"),
        ("\n{{ 1 + 'a' }}", 2, "échoue"),
        ('\n\n{{ "x" * 10000000000 }}', 3, "répète"),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1, "sans fin"),
    ],
)
def test_a_wrong_template_is_said_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any error of a template
        filled(text)
    mistake = template_wrong("templates/other", caught.value)
    assert (mistake.file, mistake.line) == ("templates/t", line)
    assert words in mistake.text.fr
    assert mistake.text.en != mistake.text.fr


def test_no_machine_path_is_named() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        filled("{{ 1 / 0 }}")
    assert str(Path.cwd()) not in template_wrong("templates/t", caught.value).text.fr
