"""The rules that a policy sets, by what they look at."""
