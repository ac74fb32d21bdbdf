"""What lists have in common: how a table looks and is driven, copying, filtering, and what stands where it is empty."""
