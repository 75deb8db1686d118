"""A manuscript in every format asked for; several manuscripts at once, two at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from courtier.documents.case import Case
from courtier.documents.convert import to_json
from courtier.documents.formats.drawn import draw
from courtier.documents.formats.known import Format
from courtier.documents.formats.odt import to_odt
from courtier.documents.formats.pdf import to_pdf
from courtier.documents.formats.tree import Block, Graph, read_tree
from courtier.documents.formats.web import to_html
from courtier.documents.manuscript import Manuscript, look_of
from courtier.documents.polish import Look
from courtier.documents.word import docx_bytes
from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import BUNDLED, read_fact, text_of
from courtier.reading.refusals import refuse
from courtier.reading.templates import ROOT, template_wrong
from courtier.values.errors import CourtierError, InputError, Mistake
from courtier.values.text import Text

STYLE = ROOT + "styles/document.css"
REFERENCE = ROOT + "styles/reference.odt"
SETTING = ROOT + "styles/document.typ"
NO_ODT = Mistake(
    "reference-wrong", REFERENCE, None, None, "",
    Text(
        fr="Ce document de référence n’est pas un fichier ODT qui a un modèle de page.",
        en="This reference document is not an ODT file with a page style.",
    ),
    Text(
        fr="Remplacez-le par un ODT qui porte votre en-tête et vos styles.",
        en="Replace it with an ODT that carries your letterhead and your styles.",
    ),
)  # fmt: skip
AT_ONCE = 2
"""Most of the time goes to programs beside this one, which two threads keep busy."""

Contents = dict[Format, bytes]


def contents_of(case: Case, script: Manuscript, formats: Iterable[Format]) -> Contents:
    """The bytes of a manuscript in each format, in the order asked for.

    Raises:
        InputError: A style or a reference document is missing or wrong.
    """
    wanted = tuple(dict.fromkeys(formats))
    look = look_of(case, script)
    blocks = _blocks(script, look) if set(wanted) - {"docx"} else ()
    makers: dict[Format, Callable[[], bytes]] = {
        "docx": partial(docx_bytes, case, script),
        "odt": partial(_odt, case.knowledge, blocks, look),
        "pdf": partial(_pdf, case.knowledge, blocks, look),
        "html": partial(_html, case.knowledge, blocks, look),
    }
    return {format: makers[format]() for format in wanted}


def all_contents(
    case: Case, scripts: Iterable[Manuscript], formats: Iterable[Format]
) -> Iterator[tuple[Manuscript, Contents]]:
    """The bytes of several manuscripts, in their order.

    Raises:
        InputError: A style or a reference document is missing or wrong.
    """
    waiting, wanted = tuple(scripts), tuple(formats)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        made = pool.map(lambda script: contents_of(case, script, wanted), waiting)
        yield from zip(waiting, made, strict=True)


def _blocks(script: Manuscript, look: Look) -> tuple[Block, ...]:
    """The tree of a manuscript, its charts drawn."""
    found = read_tree(to_json(script.markdown))
    return tuple(_drawn(block, look) if isinstance(block, Graph) else block for block in found)


def _drawn(graph: Graph, look: Look) -> Graph:
    xml = look.graphs.get(graph.name)
    return replace(graph, svg=draw(xml, look.language)) if xml else graph


def _odt(knowledge: Knowledge, blocks: tuple[Block, ...], look: Look) -> bytes:
    if REFERENCE not in knowledge.files:
        raise InputError([refuse("file-missing", REFERENCE, None, None)])
    layer, path = knowledge.files[REFERENCE]
    try:
        return to_odt(blocks, look, read_fact(path, REFERENCE))
    except CourtierError:
        raise
    except Exception as error:
        if layer.name == BUNDLED:
            raise
        raise InputError([NO_ODT]) from error


def _pdf(knowledge: Knowledge, blocks: tuple[Block, ...], look: Look) -> bytes:
    setting = _text(knowledge, SETTING)
    try:
        return to_pdf(blocks, look, setting)
    except CourtierError:
        raise
    except Exception as error:
        if knowledge.files[SETTING][0].name == BUNDLED:
            raise
        raise InputError([template_wrong(SETTING, error)]) from error


def _html(knowledge: Knowledge, blocks: tuple[Block, ...], look: Look) -> bytes:
    return to_html(blocks, look, _text(knowledge, STYLE))


def _text(knowledge: Knowledge, name: str) -> str:
    if name not in knowledge.files:
        raise InputError([refuse("file-missing", name, None, None)])
    return text_of(read_fact(knowledge.files[name][1], name), name)
