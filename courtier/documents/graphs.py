"""Puts charts where a document asks for them: native, with their text, no picture to scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STYLE = "graph-"
"""The character style of a text that a chart replaces begins so; its name follows."""
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHART_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
FRAME_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
LINK_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RATIO = 0.45


def place_graphs(document: Any, graphs: Mapping[str, str], width: int) -> None:
    """Replace each paragraph that asks for a chart; what it said becomes the alternative text.

    A text that asks for a chart that is not given stays as it is.

    Args:
        document: The opened DOCX.
        graphs: The XML of each chart, by name.
        width: Width of the text, in English metric units.
    """
    number = 0
    for paragraph in document.paragraphs:
        name = _asked(paragraph)
        if name not in graphs:
            continue
        number += 1
        told = paragraph.text
        link = _part(document, graphs[name], number)
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        run = paragraph.runs[0]
        run.text, run.style = "", None
        run._r.append(_frame(link, told, number, width))


def _asked(paragraph: Any) -> str:
    """The name of the chart that a whole paragraph stands for, else nothing."""
    styles = {run.style.name for run in paragraph.runs if run.style is not None}
    found = styles.pop() if len(styles) == 1 else ""
    return str(found).removeprefix(STYLE) if str(found).startswith(STYLE) else ""


def _part(document: Any, xml: str, number: int) -> str:
    """Add a chart to the package; its link."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE, xml.encode(), document.part.package)
    return str(document.part.relate_to(part, RELATIONSHIP_TYPE.CHART))


def _frame(link: str, told: str, number: int, width: int) -> Any:
    from lxml import etree

    def add(parent: Any, space: str, tag: str, **attributes: str) -> Any:
        return etree.SubElement(parent, f"{{{space}}}{tag}", attributes)

    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    drawing = etree.Element(f"{{{word}}}drawing")
    inline = add(drawing, FRAME_SPACE, "inline", distT="0", distB="0", distL="0", distR="0")
    add(inline, FRAME_SPACE, "extent", cx=str(width), cy=str(int(width * RATIO)))
    add(inline, FRAME_SPACE, "docPr", id=str(1000 + number), name=f"graph {number}", descr=told)
    add(inline, FRAME_SPACE, "cNvGraphicFramePr")
    graphic = add(inline, DRAWING_SPACE, "graphic")
    data = add(graphic, DRAWING_SPACE, "graphicData", uri=CHART_SPACE)
    chart = add(data, CHART_SPACE, "chart")
    chart.set(f"{{{LINK_SPACE}}}id", link)
    return drawing
