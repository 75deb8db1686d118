"""List prices from files and from the services of the providers, behind the sanity gates."""
