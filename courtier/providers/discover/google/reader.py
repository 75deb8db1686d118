"""Reads Google Cloud: the tree of folders and projects, then what each project holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from courtier.providers.discover.cloud import Part, UnreadError
from courtier.providers.discover.google.faults import outside, told
from courtier.providers.discover.google.kits import (
    Clients,
    Patience,
    call_options,
    clients,
    default_credentials,
    require,
)
from courtier.providers.discover.google.pages import plain, rows_of
from courtier.providers.discover.google.shape import EVERYBODY, ShapeError, found_of
from courtier.providers.discover.readers import Options
from courtier.providers.resources.attributes import shown
from courtier.results.inventory import Account, Cloud, Found
from courtier.values.errors import OutsideError, UsageError
from courtier.values.text import say

ASSETS = "cloudasset.assets.searchAllResources"
POLICIES = "cloudasset.assets.searchAllIamPolicies"
FOLDERS = "cloudresourcemanager.folders.search"
PAGE = 500
"""So many rows at once, the most that the services give."""
_FIELDS = "name,assetType,project,location,labels,tags,effectiveTags,versionedResources"
_PUBLIC = f"policy:({' OR '.join(sorted(EVERYBODY))})"
_PROJECT = re.compile(r"[A-Za-z0-9.:-]{1,63}")
"""The form of an id or of a number of a project."""
_MOST_FOLDERS = 20
"""More folders than may stand one inside another."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder by its number: what it is called, and what holds it."""

    name: str
    parent: str


def open_reader(options: Options) -> GoogleReader:
    """The reader of Google Cloud, with the credentials of its own chain.

    Args:
        options: What to read of it.

    Raises:
        UsageError: The kits are not installed.
        OutsideError: The chain finds no credentials.
    """
    require()
    try:
        with told():
            return GoogleReader(clients(default_credentials()), options)
    except UnreadError as error:
        raise outside(error) from None


class GoogleReader:
    """Reads the projects that the credentials see.

    Args:
        services: The services that are asked.
        options: The projects and the regions to read; all where it names none.
        patience: How long a call is tried again.
    """

    cloud: Cloud = "google"

    def __init__(
        self,
        services: Clients,
        options: Options,
        patience: Patience = Patience(),  # noqa: B008
    ) -> None:
        self._services, self._options, self._patience = services, options, patience
        self._folders: dict[str, _Folder] = {}
        self._folders_unread: UnreadError | None = None
        self._first: str | None = None

    def accounts(self) -> Sequence[Account]:
        """The projects, in order of id, with the folders above each.

        Raises:
            UsageError: A project that was asked for is not there, or not for these credentials.
            OutsideError: No credentials, no network, or no right to see any project.
        """
        try:
            projects = self._named() if self._options.accounts else self._all()
            found = {str(project.project_id): project for project in projects}
            if "" in found:
                raise UnreadError("malformed", "projectId")
            if not found:
                raise _none_seen()
            self._read_folders()
        except UnreadError as error:
            raise outside(error) from None
        accounts = [self._account(id, found[id]) for id in sorted(found)]
        self._first = accounts[0].id if accounts else None
        return accounts

    def _all(self) -> Iterator[Any]:
        search = self._services.projects.search_projects
        for project in self._rows(search, "projects", query="state:ACTIVE"):
            if not _deleted(project):
                yield project

    def _named(self) -> Iterator[Any]:
        """The projects that were asked for, by id or by number."""
        for id in self._options.accounts:
            if not _PROJECT.fullmatch(id):
                raise _no_project(id)
            try:
                with told():
                    yield self._services.projects.get_project(
                        request={"name": f"projects/{id}"}, **call_options(self._patience)
                    )
            except UnreadError as error:
                if error.why != "refused":
                    raise
                raise _no_project(id) from None

    def _read_folders(self) -> None:
        """The folders that the credentials see; without that right, projects keep their numbers."""
        search = self._services.folders.search_folders
        try:
            for folder in self._rows(search, "folders"):
                self._folders[str(folder.name)] = _Folder(
                    shown(str(folder.display_name)) or str(folder.name), str(folder.parent)
                )
        except UnreadError as error:
            if error.whole:
                raise
            self._folders_unread = UnreadError(error.why, error.detail, matters=False)

    def _account(self, id: str, project: Any) -> Account:
        path: list[str] = []
        parent = str(project.parent)
        while parent and len(path) < _MOST_FOLDERS:
            folder = self._folders.get(parent, _Folder(shown(parent), ""))
            path.insert(0, folder.name)
            parent = folder.parent
        return Account(id=id, name=shown(str(project.display_name)) or None, path=tuple(path))

    def parts(self, account: Account) -> Sequence[Part]:
        """What is asked of a project: its resources, then what is open to everybody in it; with
        the first one, the folders above all of them."""
        parts = [Part(account.id, "", ASSETS), Part(account.id, "", POLICIES)]
        return [*parts, Part("", "", FOLDERS)] if account.id == self._first else parts

    def read(self, part: Part) -> Iterator[Found]:
        """The resources of a part, page by page.

        Raises:
            UnreadError: The part cannot be read to its end.
        """
        if part.listing == FOLDERS:
            if self._folders_unread is not None:
                raise self._folders_unread
            return
        listed = self._found(part)
        if part.listing == POLICIES and self._options.regions:
            listed = self._without_those_elsewhere(listed, part.account)
        yield from (found for found in listed if self._within(found.region))

    def _found(self, part: Part) -> Iterator[Found]:
        """Every resource of a listing, wherever it is."""
        for row in self._listed(part):
            try:
                yield found_of(plain(row), part.account, part.listing)
            except ShapeError as error:
                raise UnreadError("malformed", str(error)) from None

    def _listed(self, part: Part) -> Iterator[Any]:
        assets, scope = self._services.assets, f"projects/{part.account}"
        if part.listing == POLICIES:
            return self._rows(assets.search_all_iam_policies, "results", scope=scope, query=_PUBLIC)
        return self._rows(assets.search_all_resources, "results", scope=scope, read_mask=_FIELDS)

    def _without_those_elsewhere(self, listed: Iterator[Found], account: str) -> Iterator[Found]:
        """Policies do not tell where the resource is that they open: its own listing does."""
        elsewhere: frozenset[str] | None = None
        for found in listed:
            if found.region is None and elsewhere is None:
                every = self._found(Part(account, "", ASSETS))
                elsewhere = frozenset(one.id for one in every if not self._within(one.region))
            if elsewhere is None or found.id not in elsewhere:
                yield found

    def _rows(self, call: Callable[..., Any], name: str, **request: Any) -> Iterator[Any]:
        return rows_of(call, name, self._patience, page_size=PAGE, **request)

    def _within(self, region: str | None) -> bool:
        """Tell whether a place is one of those asked for; what is in no region always is, and
        what is in several of them, whose word has no hyphen, may be (``us``, ``ca``, ``nam4``)."""
        if not self._options.regions or region is None or "-" not in region:
            return True
        asked = (one.casefold() for one in self._options.regions)
        return any(region == one or region.startswith(f"{one}-") for one in asked)


def _deleted(project: Any) -> bool:
    """Tell whether a project waits for its end; one of a state that no kit knows does not."""
    kind = type(project)
    return bool(kind.pb(project).state == kind.State.DELETE_REQUESTED)


def _none_seen() -> OutsideError:
    """Nothing is left out in silence: who may see no project sees an empty list."""
    return OutsideError(
        say(
            "Google Cloud ne montre aucun projet à ces justificatifs.",
            "Google Cloud shows no project to these credentials.",
        ),
        say(
            "Donnez au compte le rôle que « courtier discover permissions google » imprime, sur"
            " l’organisation, le dossier ou le projet.",
            "Grant the account the role that “courtier discover permissions google” prints, on the"
            " organization, the folder or the project.",
        ),
    )


def _no_project(id: str) -> UsageError:
    return UsageError(
        say(
            "Google Cloud ne montre aucun projet « {id} » à ces justificatifs.",
            "Google Cloud shows no project “{id}” to these credentials.",
            id=shown(id),
        ),
        say(
            "Vérifiez l’identifiant donné à --account et le droit"
            " « resourcemanager.projects.get ».",
            "Check the id given to --account and the permission “resourcemanager.projects.get”.",
        ),
    )
