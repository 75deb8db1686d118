"""Hostile text is printed as it is: never markup, never a broken table, never a program."""

from __future__ import annotations

from functools import cache

import pytest

from courtier.documents.escape import plain
from courtier.results.envelope import KnowledgeSeen, LayerSeen
from courtier.workload.common import MAX_NAME
from courtier.workload.model import Workload
from tests.documents import sample
from tests.documents.opened import ALL, all_text, case, cells, opened

HOSTILE = {
    "template": "{{ 7*7 }} {% raw %} {# x #} ${7*7}",
    "html": "<script>alert(1)</script><b>gras</b> &amp; &#x41;",
    "table": "a | b || c |---|---|",
    "code": "```\nrm -rf\n``` `x` ~~~",
    "math": "$\\int x^2$ \\(a\\) \\[b\\] $$c$$",
    "links": "[clic](javascript:alert(1)) ![img](/etc/passwd) <https://x.example> @cite [^1]",
    "blocks": '# Titre\n\n- liste\n1. un\n> cité\n---\n::: {custom-style="Projet"}\n: déf',
    "emphasis": '*a* **b** _c_ __d__ ~~e~~ ^f^ ~g~ [h]{custom-style="Projet"}',
    "controls": "a\x00b\x07c\x1b[31md\u202ee\u2066f\ufeffg\ufffeh\x85i",
    "right to left": "مرحبا بالعالم | שלום",
    "latex": "\\input{/etc/passwd} \\newcommand{\\x}{y} \\x",
    "long": "mot " * 2_499 + "fin",
    "long word": "x" * 10_000,
    "yaml": "---\ntitle: autre\n---",
    "trailing backslash": "fin \\",
    "word fields": "{ INCLUDETEXT } ]]></w:t><w:p/>",
}


def everywhere(text):
    data = sample.workload_data()
    data["name"] = {"fr": text[:MAX_NAME], "en": text[:MAX_NAME]}
    data["organization"]["name"] = text[:MAX_NAME]
    data["organization"]["roles"] = {"holder": text}
    data["given_by"] = text
    data["information"][0] |= {
        "purposes": text, "authority": text, "recipients": [{"name": text, "basis": text}],
    }  # fmt: skip
    data["service"]["interfaces"] = [{"with": text, "direction": "in"}]
    data["hosting"]["decided_by"] = text
    data["acquisition"]["existing"] = [{"licence": text}]
    data["acquisition"]["agreements"] = [{"number": text, "offering": "nuage-un"}]
    return Workload.model_validate(data)


@cache
def _plain_shape(code):
    return _shape(opened(code, of=case(everywhere("texte"))))


def _shape(document):
    kinds = frozenset(element.tag.split("}")[1] for element in document.element.body.iter())
    return kinds, [[len(row) for row in table] for table in cells(document)]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("code", ["a1", "a2", "a6"])
def test_hostile_text_is_printed_as_it_is_and_changes_no_table(code, name):
    text = HOSTILE[name]
    document = opened(code, of=case(everywhere(text)))
    kinds, tables = _shape(document)
    assert plain(text[:MAX_NAME] if code == "a6" else text) in all_text(document)
    assert "49" not in all_text(document)
    assert kinds <= _plain_shape(code)[0]
    assert tables == _plain_shape(code)[1]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_fit_in_the_margins_and_in_the_properties(name):
    document = opened("a1", of=case(everywhere(HOSTILE[name])))
    line = document.sections[0].header.paragraphs[0].text
    assert len(line) < 120
    assert len(document.core_properties.author) <= 255


def test_hostile_results_are_printed_as_they_are():
    text = "\n".join(HOSTILE[name] for name in ("template", "html", "table", "blocks", "math"))
    hostile = sample.both(text)
    matches = (
        sample.match("nuage-un", "eligible", 1, "met", name=hostile, provider=text),
        sample.match("nuage-deux", "ineligible", None, "unmet", name=hostile),
    )
    of = case(assessment=sample.assessment(matches=matches))
    for code, language in ALL:
        if code in ("a4", "a6"):
            shown = " ".join(all_text(opened(code, language, of=of)).replace("\u00a0", " ").split())
            assert plain(hostile.in_(language)) in shown


def test_hostile_layer_and_fact_names_stay_in_their_cells():
    layer = LayerSeen(name=HOSTILE["table"], sha256="c" * 64)
    seen = KnowledgeSeen(version=HOSTILE["html"], sha256="a" * 64, layers=(layer,))
    provenance = sample.assessment().provenance.model_copy(update={"knowledge": seen})
    document = opened("a5", of=case(assessment=sample.assessment(provenance=provenance)))
    assert HOSTILE["table"] in all_text(document)
    assert f"version {HOSTILE['html']}" in all_text(document)
