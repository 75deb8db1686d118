"""The room that checks: fact files against their rules, facts against their age."""
