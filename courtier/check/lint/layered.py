"""What a body's own layer must say when it corrects or withdraws a record: who, when and why."""

from __future__ import annotations

from courtier.check.lint.world import World


def check_layers(world: World) -> None:
    """Note corrections that nobody signed, and withdrawals of what no lower layer holds."""
    below: set[str] = set()
    for layer in world.knowledge.layers:
        own = [file for file in world.records if file.layer == layer.name]
        for file in own:
            if file.record is None:
                continue
            if file.record.withdrawn is not None:
                if file.name not in below:
                    file.add("withdrawn-alone", ("withdrawn",))
            elif file.name in below and not file.record.changes[-1].by:
                file.add("correction-unsigned", ("changes", len(file.record.changes) - 1))
        below |= {file.name for file in own}
