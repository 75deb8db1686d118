"""What runs, priced by month: an inventory grouped, priced, added up, held against a bill."""
