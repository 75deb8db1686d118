"""What the engines conclude: typed, frozen, and written as is by every report and document."""
