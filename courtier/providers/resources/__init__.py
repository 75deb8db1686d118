"""What a resource is and where it stands, out of what a plan or a cloud tells of it."""
