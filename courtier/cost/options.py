"""Every option to compare: cloud, own room, consolidated centre, and the body's own."""

from __future__ import annotations

from courtier.cost.declared import declared_option
from courtier.cost.defaults import Defaults
from courtier.cost.draft import Draft
from courtier.cost.moments import parallel_length
from courtier.cost.on_premise import CONSOLIDATED, OWN_ROOM, on_premise_option, unknown_site
from courtier.cost.settings import Settings
from courtier.cost.transitions import OVERRUN
from courtier.workload.model import Workload


def other_options(workload: Workload, frame: Settings, defaults: Defaults) -> list[Draft]:
    """The options that are not cloud; the two sites always appear, with or without figures."""
    found = []
    if workload.on_premise is not None:
        found.append(on_premise_option(workload, workload.on_premise, frame, defaults))
    length, overrun = parallel_length(workload), defaults.read(OVERRUN)
    own = [declared_option(option, length, overrun) for option in workload.options]
    known = {draft.id for draft in (*found, *own)}
    if OWN_ROOM not in known:
        found.insert(0, unknown_site("own-room"))
    if CONSOLIDATED not in known and not any(draft.kind == CONSOLIDATED for draft in own):
        found.append(unknown_site("consolidated"))
    return [*found, *own]
