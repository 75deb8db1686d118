"""The reader of Google Cloud, with the real kits, against a cloud of this machine.

All answers are synthetic. What it cannot show: how the real services time, order and limit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest

from courtier.knowledge.read_calls import read_calls
from courtier.providers.discover.cloud import Part, UnreadError
from courtier.providers.discover.google.answers import watch
from courtier.providers.discover.google.kits import Patience, clients
from courtier.providers.discover.google.pages import MOST_EMPTY
from courtier.providers.discover.google.reader import (
    ASSETS,
    FOLDERS,
    POLICIES,
    GoogleReader,
    open_reader,
)
from courtier.providers.discover.google.shape import ShapeError
from courtier.providers.discover.readers import Options
from courtier.results.inventory import Account, Found
from courtier.values.errors import OutsideError, UsageError
from tests.providers.discover.google.cloud import (
    Cloud,
    Fault,
    answers,
    bucket,
    folder,
    grant,
    machine,
    project,
    refuses,
    running,
    tokens,
)
from tests.providers.prices.loopback import cut, malformed

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
QUICK = Patience(first=0.001, growth=1.5, longest=0.01, whole=0.3, answer=2)
TOKEN = "ya29.synthetic-token-of-a-test"
P1 = "/v1/projects/alpha:searchAllResources"
P1_POLICIES = "/v1/projects/alpha:searchAllIamPolicies"


def credentials(token: str = TOKEN) -> Any:
    """Credentials that are only a token: nothing can refresh them."""
    from google.oauth2.credentials import Credentials

    return Credentials(token=token)


@pytest.fixture
def start() -> Iterator[Any]:
    """Starts clouds and gives their readers."""
    with ExitStack() as stack:

        def starting(cloud: Cloud, accounts: tuple[str, ...] = (), **more: Any) -> GoogleReader:
            stack.enter_context(running(cloud))
            options = Options(accounts=accounts, regions=more.get("regions", ()))
            return GoogleReader(clients(credentials(), cloud.base), options, QUICK)

        yield starting


def alpha(*rows: dict[str, Any], **more: Any) -> Cloud:
    """A cloud of one project."""
    return Cloud(projects=[project("alpha", 1001)], assets={"alpha": rows}, **more)


def everything(reader: GoogleReader) -> list[Found]:
    return [f for a in reader.accounts() for p in reader.parts(a) for f in reader.read(p)]


def why(reader: GoogleReader, part: Part) -> UnreadError:
    with pytest.raises(UnreadError) as caught:
        list(reader.read(part))
    return caught.value


# The tree


def test_projects_come_page_by_page_with_their_folders(start: Any) -> None:
    projects = [project("beta", 1002, "folders/12"), project("alpha", 1001, "folders/11"),
                project("gamma", 1003), project("old", 1004, state="DELETE_REQUESTED"),
                project("delta", 1005, "folders/99")]  # fmt: skip
    folders = [folder(11, "Services"), folder(12, "Permis", "folders/11"), folder(13, "Autre")]
    cloud = Cloud(projects=projects, folders=folders)
    found = start(cloud).accounts()
    assert found == [
        Account(id="alpha", name="Projet alpha", path=("organizations/1", "Services")),
        Account(id="beta", name="Projet beta", path=("organizations/1", "Services", "Permis")),
        Account(id="delta", name="Projet delta", path=("folders/99",)),
        Account(id="gamma", name="Projet gamma", path=("organizations/1",)),
    ]
    assert cloud.asked.count("/v3/projects:search") == 3
    assert cloud.asked.count("/v3/folders:search") == 2


def test_folders_that_go_round_end(start: Any) -> None:
    folders = [folder(11, "A", "folders/12"), folder(12, "B", "folders/11")]
    cloud = Cloud(projects=[project("alpha", 1001, "folders/11")], folders=folders)
    assert len(start(cloud).accounts()[0].path) == 20


def test_folders_that_are_refused_are_a_part_that_was_not_read(start: Any) -> None:
    cloud = Cloud(projects=[project("alpha", 1001, "folders/11"), project("beta", 1002)],
                  always={"/v3/folders:search": refuses(403, "denied")})  # fmt: skip
    reader = start(cloud)
    first, second = reader.accounts()
    assert first.path == ("folders/11",)
    assert [p.listing for p in reader.parts(first)] == [ASSETS, POLICIES, FOLDERS]
    assert [p.listing for p in reader.parts(second)] == [ASSETS, POLICIES]
    assert reader.parts(first)[-1] == Part("", "", FOLDERS)
    error = why(reader, reader.parts(first)[-1])
    assert (error.why, error.matters, error.whole) == ("refused", False, False)


def test_accounts_that_are_asked_for_are_those(start: Any) -> None:
    cloud = Cloud(projects=[project(name, n) for n, name in enumerate(("alpha", "beta"), 1001)])
    assert [a.id for a in start(cloud, ("1002",)).accounts()] == ["beta"]
    assert "/v3/projects:search" not in cloud.asked


@pytest.mark.parametrize("id", ["omega", "folders/11", "a b", "../alpha", "alpha?x=1", "é", ""])
def test_an_account_that_is_not_there_is_wrong_use(start: Any, id: str) -> None:
    with pytest.raises(UsageError) as caught:
        start(Cloud(projects=[project("alpha", 1001)]), ("alpha", id)).accounts()
    assert f"« {id} »" in caught.value.text.fr
    assert "resourcemanager.projects.get" in caught.value.help.en


def test_folders_that_are_told_are_a_part_without_resources(start: Any) -> None:
    reader = start(alpha())
    assert list(reader.read(reader.parts(reader.accounts()[0])[-1])) == []


def test_who_sees_no_project_is_not_told_that_there_is_nothing(start: Any) -> None:
    with pytest.raises(OutsideError) as caught:
        start(Cloud()).accounts()
    assert "aucun projet" in caught.value.text.fr
    assert "permissions google" in caught.value.help.en


@pytest.mark.parametrize("state", ["A_STATE_OF_TOMORROW", 9, "STATE_UNSPECIFIED"])
def test_a_project_of_an_unknown_state_is_read(start: Any, state: Any) -> None:
    cloud = Cloud(projects=[project("alpha", 1001, state=state)])
    assert [one.id for one in start(cloud).accounts()] == ["alpha"]


@pytest.mark.parametrize(
    ("fault", "word", "help"),
    [
        (refuses(401, "expired"), "No valid credentials", "gcloud auth"),
        (refuses(403, "denied"), "refuses to give the list of projects (403 denied)", "role"),
        (refuses(403, "off", "SERVICE_DISABLED"), "is not enabled (403 off)", "Enable"),
        (refuses(429, "slow"), "slow down, and patience ended (429 slow)", "later"),
        (refuses(503, "down"), "does not answer (503 down)", "proxy"),
        (cut, "does not answer (ChunkedEncodingError)", "proxy"),
        (malformed, "the expected form (JSONDecodeError)", "Update"),
        (answers({"projects": [{"displayName": "x", "state": "ACTIVE"}]}), "projectId", "Update"),
    ],
)
def test_no_list_of_projects_is_a_fault_outside(
    start: Any, fault: Fault, word: str, help: str
) -> None:
    reader = start(Cloud(always={"/v3/projects:search": fault}))
    with pytest.raises(OutsideError) as caught:
        reader.accounts()
    assert word in caught.value.text.en
    assert help in caught.value.help.en
    assert TOKEN not in caught.value.text.fr


@pytest.mark.parametrize("status", [200, 400])
def test_credentials_that_cannot_be_made_fresh_end_the_run(status: int) -> None:
    cloud = alpha(machine("alpha", "m"), always={P1: refuses(401, "expired")})
    with running(cloud), tokens(status) as address:
        reader = GoogleReader(clients(renewed(address), cloud.base), Options(), QUICK)
        error = why(reader, ASSETS_OF_ALPHA)
    assert (error.why, error.whole) == ("expired", True)
    for secret in ("synthetic-refresh", "synthetic-secret", "synthetic-new"):
        assert secret not in error.detail


def test_a_token_that_ended_is_made_fresh_by_the_kit() -> None:
    cloud = alpha(machine("alpha", "m"), faults={P1: [refuses(401, "expired")]})
    with running(cloud), tokens(200) as address:
        reader = GoogleReader(clients(renewed(address), cloud.base), Options(), QUICK)
        assert len(list(reader.read(ASSETS_OF_ALPHA))) == 1
        assert cloud.service is not None
        assert cloud.service.headers[-1]["authorization"] == "Bearer ya29.synthetic-new"


def renewed(address: str) -> Any:
    """Credentials of a person, which are made fresh at an address."""
    from google.oauth2.credentials import Credentials

    return Credentials(token=TOKEN, refresh_token="1//synthetic-refresh", token_uri=address,
                       client_id="x", client_secret="synthetic-secret")  # fmt: skip


# The resources


def test_resources_come_page_by_page_with_all_that_is_told(start: Any) -> None:
    rows = [machine("alpha", f"m{n}") for n in range(5)]
    found = everything(start(alpha(*rows)))
    assert [one.id.rsplit("/", 1)[-1] for one in found] == ["m0", "m1", "m2", "m3", "m4"]
    one = found[0]
    assert (one.type, one.account) == ("compute.googleapis.com/Instance", "alpha")
    assert (one.region, one.tags) == ("northamerica-northeast1-a", {"application": "permis"})
    assert one.attributes["machineType"].endswith("/n2-standard-4")
    assert one.attributes["location"] == "northamerica-northeast1-a"
    assert one.listings == (ASSETS,)


def test_numbers_are_whole_where_they_are(start: Any) -> None:
    data = {"count": 3, "half": 2.5, "large": 9007199254740993.0, "sizeGb": "100", "none": None}
    (found,) = everything(start(alpha(machine("alpha", "m", data=data))))
    told = {key: found.attributes[key] for key in data}
    assert told == {"count": 3, "half": 2.5, "large": 9007199254740992.0, "sizeGb": "100",
                    "none": None}  # fmt: skip
    assert isinstance(told["count"], int)


def test_the_newest_stable_version_is_the_one(start: Any) -> None:
    versions = [{"version": v, "resource": {"v": v}} for v in ("v1", "v2", "v3beta1", "alpha")]
    (found,) = everything(start(alpha(machine("alpha", "m", versionedResources=versions))))
    assert found.attributes == {"v": "v2", "location": "northamerica-northeast1-a"}


def test_tags_of_the_tree_stand_beside_labels_which_win(start: Any) -> None:
    tag = {"tagKey": "1/env", "tagValue": "1/env/prod"}
    above = {"attachedResource": "//x", "effectiveTags": [
        {"tagKey": "1/env", "tagValue": "1/env/test"},
        {"tagKey": "1/niveau", "tagValue": "1/niveau/b"},
        {"tagKey": "1/application", "tagValue": "1/application/autre"}]}  # fmt: skip
    row = machine("alpha", "m", tags=[tag], effectiveTags=[above])
    (found,) = everything(start(alpha(row)))
    assert found.tags == {"env": "prod", "niveau": "b", "application": "permis"}


def test_a_resource_without_labels_has_none_and_that_is_known(start: Any) -> None:
    (found,) = everything(start(alpha(bucket("b"))))
    assert found.tags == {}


def test_what_everybody_may_do_is_told_and_no_member_else(start: Any) -> None:
    row = grant("//storage.googleapis.com/b", "storage.googleapis.com/Bucket",
                "user:jean@exemple.test", "allUsers")  # fmt: skip
    cloud = alpha(bucket("b", "inherited"), policies={"alpha": [row]})
    told = everything(start(cloud))[1]
    assert told.id == "//storage.googleapis.com/b"
    assert told.tags is None
    assert told.attributes == {
        "iamPolicy": {"bindings": [{"members": ["allUsers"], "role": "roles/viewer"}]}
    }
    assert "jean" not in repr(told)


@pytest.mark.parametrize(
    ("regions", "names"),
    [
        ((), ["mtl", "tor", "world", "two", "all"]),
        (("northamerica-northeast1",), ["mtl", "world", "two", "all"]),
        (("NORTHAMERICA-NORTHEAST2",), ["tor", "world", "two", "all"]),
        (("northamerica-northeast",), ["world", "two", "all"]),
    ],
)
def test_regions_that_are_asked_for_are_those(start: Any, regions: Any, names: Any) -> None:
    """What is in several regions may be in one of them: it is not left out in silence."""
    several = [machine("alpha", "world", location="global"), bucket("two", location="CA"),
               bucket("all", location="nam4")]  # fmt: skip
    rows = [machine("alpha", "mtl"), machine("alpha", "tor", "northamerica-northeast2-b"), *several]
    found = everything(start(alpha(*rows), regions=regions))
    assert [one.id.rsplit("/", 1)[-1] for one in found] == names


def test_what_is_open_in_another_region_is_left_out(start: Any) -> None:
    """Policies do not tell where a resource is."""
    names = ("here", "there", "nowhere")
    rows = [bucket("here"), bucket("there", location="us-east1")]
    grants = [grant(f"//storage.googleapis.com/{name}", "storage.googleapis.com/Bucket", "allUsers")
              for name in names]  # fmt: skip
    cloud = alpha(*rows, policies={"alpha": grants})
    reader = start(cloud, regions=("northamerica-northeast1",))
    found = [one.id.rsplit("/", 1)[-1] for one in reader.read(Part("alpha", "", POLICIES))]
    assert found == ["here", "nowhere"]
    assert cloud.asked.count(P1) == 1


def test_an_empty_project_holds_nothing(start: Any) -> None:
    assert everything(start(alpha())) == []


# What goes wrong


ASSETS_OF_ALPHA = Part("alpha", "", ASSETS)


def bytes_of(content: bytes, status: int = 200, **headers: str) -> Fault:
    return lambda ask: ask.send(content, status, Content_Type="application/json", **headers)


@pytest.mark.parametrize(
    ("fault", "reason", "whole"),
    [
        (refuses(403, "denied", "IAM_PERMISSION_DENIED"), "refused", False),
        (refuses(403, "not used before", "SERVICE_DISABLED"), "not-enabled", False),
        (refuses(404, "gone"), "refused", False),
        (refuses(400, "bad"), "malformed", False),
        (refuses(408, "late"), "unreachable", False),
        (refuses(401, "expired"), "expired", True),
        (refuses(429, "slow"), "throttled", False),
        (refuses(500, "oops"), "unreachable", False),
        (refuses(503, "down"), "unreachable", False),
        (cut, "unreachable", False),
        (malformed, "malformed", False),
        (answers([]), "malformed", False),
        (answers({"items": [machine("alpha", "m")]}), "malformed", False),
        (answers({"results": {"a": 1}}), "malformed", False),
        (answers({"results": [{"name": 5}]}), "malformed", False),
        (answers({"results": [{"fullName": "//x", "kind": "y"}]}), "malformed", False),
        (answers({"results": [{"name": "//x"}]}), "malformed", False),
        (answers({"results": [], "error": {"code": 500}}), "malformed", False),
        (answers({"error": {"code": 500}}), "malformed", False),
        (bytes_of(b'{"results": []}', 206), "malformed", False),
        (bytes_of(b'{"results": []}', 302, Location="/elsewhere"), "malformed", False),
        (bytes_of(b'{"results": ' + b"[" * 99_999 + b"]" * 99_999 + b"}"), "malformed", False),
        (answers({"results": [machine("alpha", "m", data={"x": float("nan")})]}), "malformed",
         False),
    ],
)  # fmt: skip
def test_each_fault_has_its_reason(start: Any, fault: Fault, reason: str, whole: bool) -> None:
    reader = start(alpha(machine("alpha", "m"), always={P1: fault}))
    reader.accounts()
    error = why(reader, ASSETS_OF_ALPHA)
    assert (error.why, error.whole, error.matters) == (reason, whole, True)
    assert error.detail


@pytest.mark.parametrize("fault", [refuses(429, "slow"), refuses(503, "down"), cut])
def test_what_passes_is_asked_again(start: Any, fault: Fault) -> None:
    rows = [machine("alpha", f"m{n}") for n in range(3)]
    cloud = alpha(*rows, faults={P1: [fault, fault]})
    assert len(everything(start(cloud))) == 3
    assert cloud.asked.count(P1) == 4


def test_a_refusal_is_not_asked_again(start: Any) -> None:
    cloud = alpha(always={P1: refuses(403, "denied")})
    why(start(cloud), ASSETS_OF_ALPHA)
    assert cloud.asked.count(P1) == 1


def test_a_broken_connection_is_tried_four_times(start: Any) -> None:
    cloud = alpha(always={P1: cut})
    why(start(cloud), ASSETS_OF_ALPHA)
    assert cloud.asked.count(P1) == 4


def test_one_project_that_refuses_leaves_the_others(start: Any) -> None:
    cloud = Cloud(
        projects=[project("alpha", 1001), project("beta", 1002)],
        assets={"alpha": [machine("alpha", "a")], "beta": [machine("beta", "b")]},
        always={P1: refuses(403, "denied")},
    )
    reader = start(cloud)
    first, second = reader.accounts()
    assert why(reader, reader.parts(first)[0]).why == "refused"
    assert [f.account for f in reader.read(reader.parts(second)[0])] == ["beta"]


def test_a_listing_cut_at_its_second_page_gives_the_first(start: Any) -> None:
    rows = [machine("alpha", f"m{n}") for n in range(4)]
    cloud = alpha(*rows)
    reader = start(cloud)
    listing = reader.read(ASSETS_OF_ALPHA)
    given = [next(listing), next(listing)]
    cloud.always[P1] = cut
    with pytest.raises(UnreadError) as caught:
        next(listing)
    assert (len(given), caught.value.why) == (2, "unreachable")


def test_pages_that_never_end_are_another_shape(start: Any) -> None:
    page = answers({"results": [machine("alpha", "m")], "nextPageToken": "again"})
    error = why(start(alpha(always={P1: page})), ASSETS_OF_ALPHA)
    assert (error.why, error.detail) == ("malformed", "nextPageToken")


def test_empty_pages_that_never_end_are_another_shape(start: Any) -> None:
    numbers = count()

    def nothing(ask: Any) -> None:
        ask.json({"results": [], "nextPageToken": str(next(numbers))})

    cloud = alpha(always={P1: nothing})
    error = why(start(cloud), ASSETS_OF_ALPHA)
    assert (error.why, error.detail) == ("malformed", "nextPageToken")
    assert cloud.asked.count(P1) == MOST_EMPTY + 1


def test_a_few_empty_pages_are_no_end(start: Any) -> None:
    nothing = answers({"nextPageToken": "0"})
    assert len(everything(start(alpha(machine("alpha", "m"), faults={P1: [nothing]})))) == 1


def test_a_kit_whose_answers_cannot_be_held_is_not_used() -> None:
    with pytest.raises(ShapeError):
        watch(SimpleNamespace(transport=SimpleNamespace()))


@pytest.mark.parametrize("kit", ["google.auth", "google.cloud.asset_v1"])
def test_a_kit_that_is_missing_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, kit: str
) -> None:
    monkeypatch.setitem(sys.modules, kit, None)
    with pytest.raises(UsageError) as caught:
        open_reader(Options())
    for help in (caught.value.help.fr, caught.value.help.en):
        assert 'pip install "courtier[gcp]"' in help
        assert "--from" in help


def test_nothing_secret_is_in_what_is_told(start: Any) -> None:
    said = ("denied for Bearer abc.def at https://x.test/v1?key=AIzaSyA0000000000&pageToken=zz"
            f" with {TOKEN} and {'Z' * 60}\n\x1b[31mred")  # fmt: skip
    error = why(start(alpha(always={P1: refuses(403, said)})), ASSETS_OF_ALPHA)
    for hidden in ("abc.def", "AIza", "pageToken", "zz", TOKEN, "ZZZZ", "\x1b", "\n"):
        assert hidden not in error.detail
    assert error.detail.startswith("403 denied for")


# What is sent


CALLS = {
    "/v3/projects:search": "cloudresourcemanager.projects.search",
    "/v3/projects/": "cloudresourcemanager.projects.get",
    "/v3/folders:search": FOLDERS,
    ":searchAllResources": ASSETS,
    ":searchAllIamPolicies": POLICIES,
}
"""The operation of each request, by a part of its path."""
NO_CALL = {"serviceusage.services.use"}
"""Permissions that no request of its own stands for: the hole of the test below."""


def test_the_calls_are_those_of_the_table_and_all_of_them(start: Any, knowledge: Any) -> None:
    cloud = alpha(machine("alpha", "m"))
    everything(start(cloud))
    sent = {operation(path) for path in cloud.asked}
    everything(start(cloud, ("alpha",)))
    sent |= {operation(path) for path in cloud.asked}
    table = {row.call: row for row in read_calls(knowledge) if row.cloud == "google"}
    assert sent | NO_CALL == set(table)
    verbs = {(row.permission or "").rsplit(".", 1)[-1] for row in table.values()}
    assert verbs == {"get", "searchAllResources", "searchAllIamPolicies", "use"}


def operation(path: str) -> str:
    """What a request asks; one that no operation explains is told as it is."""
    return next((name for part, name in CALLS.items() if part in path), path)


def test_only_reads_are_sent_with_the_credentials_in_a_header_alone(start: Any) -> None:
    cloud = alpha(machine("alpha", "m"))
    everything(start(cloud))
    everything(start(cloud, ("alpha",)))
    service = cloud.service
    assert service is not None
    assert set(cloud.methods) == {"GET"}
    assert {headers["authorization"] for headers in service.headers} == {f"Bearer {TOKEN}"}
    assert all("courtier/" in headers["x-goog-api-client"] for headers in service.headers)
    assert not any(TOKEN in path for path in service.asked)


def test_twenty_thousand_resources_twice_are_the_same(start: Any) -> None:
    rows = [machine("alpha", f"m{n:05}") for n in range(20_000)]
    cloud = alpha(*rows, page=500)
    reader = start(cloud)
    first = [one.model_dump_json() for one in reader.read(ASSETS_OF_ALPHA)]
    assert cloud.asked.count(P1) == 40
    assert len(set(first)) == 20_000
    assert first[:500] == [
        one.model_dump_json() for _, one in zip(range(500), start(cloud).read(ASSETS_OF_ALPHA),
                                                strict=False)
    ]  # fmt: skip
