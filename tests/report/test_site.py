"""The static site: every page in both languages, nothing from elsewhere, hostile text harmless."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider
from courtier.report.html import fingerprint
from courtier.report.site.pages import site_pages
from courtier.report.site.write import MANIFEST, write_site
from courtier.values.errors import InputError, UsageError
from tests.report.pages import tree

DAY = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[2]
HOSTILE = '</script><script>document.title="taken"</script><img src=x onerror=alert(1)>'


@cache
def bundled() -> dict[str, str]:
    """The site of the bundled facts."""
    return dict(site_pages(Knowledge(), DAY))


def trees(files: dict[str, str]) -> dict[str, html.HtmlElement]:
    """Each page as elements."""
    return {name: tree(text) for name, text in files.items() if name.endswith(".html")}


def test_there_is_a_page_for_each_record_in_each_language(knowledge: Knowledge) -> None:
    files = bundled()
    for record, folders in (
        (Offering, ("fr/offres", "en/offerings")),
        (CertificationType, ("fr/certifications", "en/certifications")),
        (Provider, ("fr/fournisseurs", "en/providers")),
        (Entity, ("fr/entites", "en/entities")),
    ):
        for folder in folders:
            made = {Path(n).stem for n in files if n.startswith(folder + "/")} - {"index"}
            assert made == set(knowledge.all(record))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_there_is_a_page_for_each_region_in_a_folder_of_its_provider(
    language: str, knowledge: Knowledge
) -> None:
    top = f"{language}/regions/"
    made = {n.removeprefix(top).removesuffix(".html") for n in bundled() if n.startswith(top)}
    assert made == {"index", *(key.replace(":", "/") for key in knowledge.regions)}


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("fr/offres/aws-canada.html", "fr/regions/aws/ca-central-1.html"),
        ("fr/offres/aws-canada.html", "fr/entites/amazon-com.html"),
        ("en/providers/aws.html", "en/regions/aws/ca-central-1.html"),
        ("en/providers/aws.html", "en/entities/amazon-com.html"),
        ("en/regions/aws/ca-central-1.html", "en/providers/aws.html"),
        ("fr/regions/azure/canadaeast.html", "fr/regions/azure/canadacentral.html"),
        ("fr/entites/amazon-com.html", "fr/fournisseurs/aws.html"),
        ("fr/entites/amazon-com.html", "fr/entites/amazon-web-services.html"),
        ("fr/index.html", "fr/regions/index.html"),
        ("fr/regions/index.html", "fr/regions/aws/ca-central-1.html"),
        ("en/entities/index.html", "en/entities/amazon-com.html"),
        ("fr/offres/snowflake-aws-canada-central.html", "fr/offres/aws-canada.html"),
    ],
)
def test_pages_lead_to_one_another(page: str, target: str) -> None:
    links = trees(bundled())[page].xpath("//main//a/@href | //header//a/@href")
    assert target in {os.path.normpath(os.path.join(os.path.dirname(page), x)) for x in links}


@pytest.mark.parametrize(
    ("language", "name", "bare"), [("fr", "États-Unis", "(US)"), ("en", "United States", "(US)")]
)
def test_a_reader_meets_no_bare_code_of_a_country(language: str, name: str, bare: str) -> None:
    for path, root in trees(bundled()).items():
        if path.startswith(f"{language}/"):
            assert bare not in root.text_content(), path
    first = trees(bundled())[f"{language}/index.html"]
    options = first.xpath("//select[@name='region']//option[@value='US']")
    assert [option.text.rpartition(" (")[0] for option in options] == [name]


def test_every_link_inside_leads_to_a_page_or_a_heading() -> None:
    pages = trees(bundled())
    for name, root in pages.items():
        for target in root.xpath("//a/@href"):
            if target.startswith("https://") or target.startswith("http://"):
                continue
            path, _, fragment = target.partition("#")
            found = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
            assert found in pages, f"{name}: {target}"
            if fragment and "=" not in fragment:
                assert pages[found].xpath("//*[@id=$i]", i=fragment), f"{name}: {target}"


def test_nothing_is_loaded_from_elsewhere() -> None:
    for name, root in trees(bundled()).items():
        loaded = root.xpath("//@src | //link/@href")
        assert all(str(x).endswith("site.css") and ":" not in x for x in loaded), name
        assert not root.xpath("//iframe | //img | //object | //embed"), name
        (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy
        for script in root.xpath("//script"):
            assert f"'{fingerprint(script.text)}'" in policy
    assert "url(" not in bundled()["site.css"]


def test_each_page_names_its_language_and_leads_to_its_twin() -> None:
    pages = trees(bundled())
    for name, root in pages.items():
        language = "en" if name.startswith("en/") else "fr"
        assert root.get("lang") == language
        if name == "index.html":
            continue
        (other,) = root.xpath("//a[@id='other-language']")
        assert other.get("lang") == other.get("hreflang") == {"fr": "en", "en": "fr"}[language]
        twin = os.path.normpath(os.path.join(os.path.dirname(name), other.get("href")))
        (back,) = pages[twin].xpath("//a[@id='other-language']/@href")
        assert os.path.normpath(os.path.join(os.path.dirname(twin), back)) == name


@pytest.mark.parametrize("language", ["fr", "en"])
def test_without_a_script_every_offering_is_there_and_no_filter(
    language: str, knowledge: Knowledge
) -> None:
    root = trees(bundled())[f"{language}/index.html"]
    assert root.xpath("//form[@id='filters']/@hidden")
    cards = root.xpath("//ul[@id='offerings']/li")
    assert len(cards) == len(knowledge.all(Offering))
    assert not root.xpath("//ul[@id='offerings']/li[@hidden]")


def test_each_choice_counts_the_offerings_that_bear_it() -> None:
    root = trees(bundled())["fr/index.html"]
    names = root.xpath("//select/@name")
    assert names == ["level", "region", "certification", "exposure"]
    for name in names:
        held = [str(v).split() for v in root.xpath(f"//ul[@id='offerings']/li/@data-{name}")]
        options = root.xpath(f"//select[@name='{name}']//option[@value!='']")
        assert options
        for option in options:
            count = sum(option.get("value") in values for values in held)
            assert option.text.endswith(f"({count})"), f"{name}: {option.text}"
            assert count > 0


def test_unknown_is_said_and_never_no() -> None:
    root = trees(bundled())["fr/offres/aws-canada.html"]
    (section,) = root.xpath("//section[@aria-labelledby='certifications']")
    assert "inconnu, non refusé" in section.text_content()
    assert root.xpath("//section[@aria-labelledby='unknown']//dt[text()='Pour le savoir']")


def test_pages_are_small() -> None:
    sizes = {name: len(text.encode()) for name, text in bundled().items()}
    lists = {name: size for name, size in sizes.items() if name.endswith("index.html")}
    assert max(size for name, size in sizes.items() if name not in lists) < 40_000
    assert max(lists.values()) < 60_000
    assert max(sizes.values()) < 120_000


def test_the_same_facts_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    one = write_site(Knowledge(), tmp_path / "one", DAY, force=False)
    other = write_site(Knowledge(), tmp_path / "other", DAY, force=False)
    assert one == other
    for name in (*(file.path for file in one.files), MANIFEST):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def body(folder: Path, name: str, text: str) -> Path:
    """A layer with one file."""
    path = folder / "layer" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder / "layer"


def hostile_layer(folder: Path) -> Path:
    """A layer whose offering holds markup and a script address wherever a text may stand."""
    import yaml

    data = yaml.safe_load((ROOT / "catalog/offerings/aws-pinpoint.yaml").read_text("utf-8"))
    data["name"] = {"fr": HOSTILE, "en": HOSTILE}
    data["text"] = data["help"] = data["package"] = {"fr": HOSTILE, "en": HOSTILE}
    data["sources"][0] |= {"title": HOSTILE, "url": "javascript:alert(1)"}
    data["certifications"][0]["evidence"] |= {"title": HOSTILE, "url": "javascript:alert(1)"}
    data["certifications"][0] |= {"level": '" onmouseover="alert(1)', "assessor": HOSTILE}
    text = json.dumps(data, ensure_ascii=False, default=str)
    return body(folder, "catalog/offerings/aws-pinpoint.yaml", text)


def test_hostile_text_of_a_layer_comes_out_as_text(tmp_path: Path) -> None:
    plain, taken = bundled(), dict(site_pages(Knowledge((str(hostile_layer(tmp_path)),)), DAY))
    assert plain.keys() == taken.keys()
    before, after = trees(plain), trees(taken)
    for name, root in after.items():
        assert len(root.xpath("//script")) == len(before[name].xpath("//script")), name
        assert not root.xpath("//img | //*[@onerror] | //*[@onmouseover]"), name
        assert not [x for x in root.xpath("//@href") if str(x).startswith("javascript")], name
    page = after["fr/offres/aws-pinpoint.html"]
    assert HOSTILE in page.xpath("string(//h1)")


def test_a_broken_template_of_a_layer_is_refused_with_its_place(tmp_path: Path) -> None:
    layer = body(tmp_path, "templates/site/sheet.html.j2", "\n{{ nothing.here }}\n")
    with pytest.raises(InputError) as caught:
        dict(site_pages(Knowledge((str(layer),)), DAY))
    (mistake,) = caught.value.mistakes
    assert (mistake.file, mistake.line) == ("templates/site/sheet.html.j2", 2)


def test_a_template_may_not_reach_outside(tmp_path: Path) -> None:
    layer = body(tmp_path, "templates/site/home.html.j2", "{{ ''.__class__.__mro__ }}")
    with pytest.raises(InputError):
        dict(site_pages(Knowledge((str(layer),)), DAY))


def test_a_site_is_replaced_only_when_asked(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_site(Knowledge(), folder, DAY, force=False)
    with pytest.raises(UsageError, match="already exists"):
        write_site(Knowledge(), folder, DAY, force=False)
    (folder / "fr/index.html").write_text("edited", encoding="utf-8")
    write_site(Knowledge(), folder, DAY, force=True)
    assert (folder / "fr/index.html").read_text(encoding="utf-8") != "edited"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_what_courtier_did_not_write_is_never_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_site(Knowledge(), folder, DAY, force=False)
    (folder / "fr/notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="did not write"):
        write_site(Knowledge(), folder, DAY, force=True)
    assert (folder / "fr/notes.txt").read_text(encoding="utf-8") == "mine"
    other = tmp_path / "papers"
    other.mkdir()
    (other / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="did not write"):
        write_site(Knowledge(), other, DAY, force=True)


def test_a_failure_leaves_the_old_site_and_nothing_beside(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_site(Knowledge(), folder, DAY, force=False)
    before = (folder / MANIFEST).read_bytes()
    broken = body(tmp_path / "body", "templates/site/list.html.j2", "{% if %}")
    with pytest.raises(InputError):
        write_site(Knowledge((str(broken),)), folder, DAY, force=True)
    assert (folder / MANIFEST).read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["body", "site"]
    shutil.rmtree(folder)
