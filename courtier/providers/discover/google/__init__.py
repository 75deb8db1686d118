"""Google Cloud: its projects, and their resources as Cloud Asset Inventory tells them."""
