"""What the site of the documentation adds to the pages: its menus, and the files of the root.

The menus follow the tables of ``docs/README.md`` and of the pages of commands, so that a page is
listed once, where a reader of the repository also finds it.
"""

from __future__ import annotations

import posixpath
import re
import sys
from pathlib import Path
from typing import Any

from properdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "docs"), str(ROOT)]

from courtier.values.text import Language  # noqa: E402
from making.rule_pages import rule_menu, rule_pages  # noqa: E402

OF_THE_ROOT = {
    "CONTRIBUTING.md": "Contributing",
    "CHANGELOG.md": "Changes",
    "SECURITY.md": "Security",
    "LICENSE": "Licence",
}
LANGUAGES: tuple[Language, ...] = ("fr", "en")
SECTIONS: dict[Language, tuple[str, str, str, str]] = {
    "fr": ("Français", "Commandes", "commandes", "Toutes"),
    "en": ("English", "Commands", "commands", "All"),
}
RULES_PAGES = ("fr/regles.md", "en/rules.md")
"""The pages after which the menu lists every rule."""
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s#]+)(#[^)\s]*)?\)")


def on_config(config: Any) -> Any:
    """Give the site its menus."""
    docs = Path(config.docs_dir)
    told = LINK.findall((docs / "README.md").read_text("utf-8"))
    config.nav = [{"courtier": "README.md"}]
    for language, (title, commands, folder, every) in SECTIONS.items():
        pages: list[Any] = []
        for words, path, _ in told:
            if path == f"{language}/{folder}/README.md":
                pages.append({commands: _commands(docs, language, folder, every)})
            elif path.startswith(f"{language}/"):
                pages.append({words.replace("`", ""): path})
                if path in RULES_PAGES:
                    pages.append(rule_menu(language))
        config.nav.append({title: pages})
    config.nav.append({"Project": [{title: _page(name)} for name, title in OF_THE_ROOT.items()]})
    return config


def _commands(docs: Path, language: str, folder: str, every: str) -> list[Any]:
    table = (docs / language / folder / "README.md").read_text("utf-8")
    here = f"{language}/{folder}"
    listed = [{words.strip("`"): f"{here}/{path}"} for words, path, _ in LINK.findall(table)]
    return [{every: f"{here}/README.md"}, *listed]


def _page(name: str) -> str:
    return f"project/{name.removesuffix('.md').lower()}.md"


def on_files(files: Files, config: Any) -> Files:
    """Add the files of the root that a reader of the site also wants."""
    for name in OF_THE_ROOT:
        text = (ROOT / name).read_text("utf-8")
        if not name.endswith(".md"):
            text = f"# {OF_THE_ROOT[name]}\n\n```text\n{text}```\n"
        files.append(File.generated(config, _page(name), content=text))
    for language in LANGUAGES:
        for path, text in rule_pages(language).items():
            files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Lead each link to a file of the repository to its page on the site, where it has one."""

    def led(found: re.Match[str]) -> str:
        words, path, anchor = found.groups()
        if "://" in path or path.startswith("mailto:"):
            return found[0]
        name = _from_the_root(page.file.src_uri, path)
        if name is None:
            return found[0]
        return f"[{words}]({_relative(page.file.src_uri, name)}{anchor or ''})"

    return _outside_fences(markdown, lambda text: LINK.sub(led, text))


def _from_the_root(source: str, path: str) -> str | None:
    """The page of the site that a link to a file outside ``docs`` means; None: leave the link."""
    if source.startswith("project/"):
        return path.removeprefix("docs/") if path.startswith("docs/") else _known(path)
    outside = (Path("/docs") / source).parent / path
    parts = posixpath.normpath(outside.as_posix())
    return None if parts.startswith("/docs/") else _known(parts.removeprefix("/"))


def _known(name: str) -> str | None:
    return _page(name) if name in OF_THE_ROOT else None


def _relative(source: str, target: str) -> str:
    return "../" * source.count("/") + target


def _outside_fences(markdown: str, change: Any) -> str:
    parts = re.split(r"(^```.*?^```[ \t]*$)", markdown, flags=re.DOTALL | re.MULTILINE)
    return "".join(part if part.startswith("```") else change(part) for part in parts)
