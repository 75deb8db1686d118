"""The projects that an exported file names, out of the resources that it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from courtier.providers.discover.google.shape import project_of
from courtier.providers.resources.attributes import shown
from courtier.results.inventory import Account

_PROJECT = "cloudresourcemanager.googleapis.com/Project"
_FOLDER = "cloudresourcemanager.googleapis.com/Folder"
_TOP = ("folders/", "organizations/")
NOWHERE = "-"
"""The account of a file that names no project, no folder and no organization."""


class Tree:
    """Gathers projects by id and by number, the names of folders, and who stands above whom.

    Its size is that of the tree of projects, not that of the file.
    """

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._projects: set[str] = set()
        self._others: set[str] = set()
        self._names: dict[str, str] = {}
        self._above: dict[str, tuple[str, ...]] = {}

    def add(self, item: Mapping[str, Any]) -> None:
        """Take what one resource tells of the tree."""
        id, number = project_of(item)
        id = id or _project_id(item)
        if number is not None:
            self._above.setdefault(number, _ancestors(item))
            if id is not None:
                self._ids.setdefault(number, id)
        project = id or number
        if project is not None:
            self._projects.add(project)
        else:
            self._others.add(_top(item))
        self._name(item, project)

    def _name(self, item: Mapping[str, Any], project: str | None) -> None:
        name = _display(item)
        type = _type(item)
        if name is None or not isinstance(item.get("name"), str):
            return
        if type == _PROJECT and project is not None:
            self._names[project] = name
        elif type == _FOLDER:
            self._names["folders/" + item["name"].rsplit("/", 1)[-1]] = name

    def account_of(self, item: Mapping[str, Any]) -> str | None:
        """The project of a resource: by its id where any resource tells it, else by its number;
        None for what is in no project."""
        id, number = project_of(item)
        return id or (self._ids.get(number, number) if number else None)

    def accounts(self) -> tuple[Account, ...]:
        """The projects in order of id; without any, what holds the resources."""
        ids = {self._ids.get(one, one) for one in self._projects} or self._others
        numbers = {id: number for number, id in self._ids.items()}
        return tuple(self._account(id, numbers.get(id, id)) for id in sorted(ids))

    def _account(self, id: str, number: str) -> Account:
        path = tuple(shown(self._names.get(one, one)) for one in self._above.get(number, ()))
        return Account(id=id, name=self._names.get(id) or self._names.get(number), path=path)


def _ancestors(item: Mapping[str, Any]) -> tuple[str, ...]:
    """What stands above a project, outermost first, where the form tells it in order."""
    found = item.get("ancestors")
    steps = [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
    return tuple(reversed([one for one in steps if one.startswith(_TOP)]))


def _top(item: Mapping[str, Any]) -> str:
    """The folder or the organization that holds what is in no project."""
    above = _ancestors(item)
    organization = item.get("organization")
    return above[0] if above else str(organization or NOWHERE)


def _display(item: Mapping[str, Any]) -> str | None:
    """What people call a project or a folder."""
    data = _data(item)
    words = (item.get("displayName"), data.get("displayName"), data.get("name"))
    return next((shown(word) for word in words if isinstance(word, str) and word), None)


def _type(item: Mapping[str, Any]) -> Any:
    return item.get("assetType", item.get("asset_type"))


def _project_id(item: Mapping[str, Any]) -> str | None:
    """The id of a project whose name tells its number alone."""
    id = _data(item).get("projectId") if _type(item) == _PROJECT else None
    return id if isinstance(id, str) and id else None


def _data(item: Mapping[str, Any]) -> Mapping[str, Any]:
    resource = item.get("resource")
    data = resource.get("data") if isinstance(resource, Mapping) else None
    return data if isinstance(data, Mapping) else {}
