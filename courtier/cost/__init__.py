"""The total cost of ownership: prices, flows, discounting, uncertainty, comparison."""
