"""The thin thread: a document is written and opens."""

from __future__ import annotations

import docx
from tests.documents import sample

from courtier.documents.write import write_documents
from courtier.knowledge.door import Knowledge


def test_a_document_opens_with_its_title(tmp_path):
    paths = write_documents(
        sample.workload(), sample.assessment(), tmp_path, knowledge=Knowledge()
    )
    document = docx.Document(str(paths[0]))
    assert paths[0].name == "a1-fiche-de-besoin.fr.docx"
    assert document.core_properties.title == "A1 – Fiche de définition du besoin"
