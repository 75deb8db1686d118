"""Every change that is proposed has, once made, exactly the effect that it states."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from courtier.knowledge.door import Knowledge
from courtier.risk.changes import apply_trial, trial_of
from tests.risk.build import classified, workload

KINDS = ["open-data", "contact-public", "payment-card", "medical", "salary", "litigation"]


@st.composite
def inventories(draw: st.DrawFn) -> dict[str, Any]:
    """A workload of one to four assets, some joined with others, and its hours of recovery."""
    names = [f"a{number}" for number in range(draw(st.integers(1, 4)))]
    assets = [
        {
            "id": name,
            "kind": draw(st.sampled_from(KINDS)),
            "elements": draw(
                st.lists(st.sampled_from(["full-name", "birth-date", "nas"]), unique=True)
            ),
            "subjects": draw(st.lists(st.sampled_from(["citizens", "minors"]), max_size=1)),
            "persons": draw(st.sampled_from([None, 9_999, 10_000, 250_000])),
            "form": draw(st.sampled_from([None, "clear", "pseudonymised", "tokenised"])),
            "recipients": draw(st.sampled_from([None, [{"name": "x", "place": "us"}]])),
            "joined_with": draw(
                st.lists(st.sampled_from([n for n in names if n != name] or [name]), max_size=1)
                if len(names) > 1
                else st.just([])
            ),
        }
        for name in names
    ]
    hours = st.sampled_from([None, 1, 4, 5, 24, 25, 72])
    return {
        "information": assets,
        "service": {"rto_hours": draw(hours), "rpo_hours": draw(hours)},
        "hosting": draw(st.sampled_from([None, {"places": {"data": "quebec"}}])),
    }


@settings(max_examples=80)
@given(parts=inventories())
def test_each_change_made_for_real_gives_what_it_states(
    knowledge: Knowledge, parts: dict[str, Any]
) -> None:
    item = workload(parts["information"], service=parts["service"], hosting=parts["hosting"])
    before = classified(knowledge, item)
    required = {asked.requirement.id for asked in before.asked}
    open_before = {question.id for question in before.classification.questions}
    for change in before.classification.changes:
        after = classified(knowledge, apply_trial(item, trial_of(change)))
        asked = {one.requirement.id for one in after.asked}
        open_after = {question.id for question in after.classification.questions}
        assert after.classification.at_least == change.effect.levels, change.id
        assert required - asked == set(change.effect.requirements_dropped), change.id
        assert asked - required == set(change.effect.requirements_added), change.id
        assert set(change.effect.questions_dropped) <= open_before - open_after, change.id
