"""The published schema of the document is that of what is written."""

from __future__ import annotations

import json

import jsonschema
import pytest

from courtier.catalog.exchange.document import to_json
from courtier.catalog.exchange.subjects import contents_of
from courtier.knowledge.door import Knowledge
from courtier.report.schema import result_schema


def test_the_bundled_document_answers_its_schema() -> None:
    schema = result_schema("catalog")
    document = json.loads(to_json(contents_of(Knowledge()), "2026.11.21"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert schema["$id"] == document["schema"] == "courtier/catalog/1"
    document["offering"][0].pop("provider")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(document)
