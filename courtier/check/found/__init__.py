"""What was found in a cloud held against what its workloads declare."""
