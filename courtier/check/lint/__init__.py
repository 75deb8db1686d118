"""Every fault of the fact files, all at once, each with its code, its place and its remedy."""
