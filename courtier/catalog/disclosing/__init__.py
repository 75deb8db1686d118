"""What a buyer puts in the file about an offering, gathered from its records."""
