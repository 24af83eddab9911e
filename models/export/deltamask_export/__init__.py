"""Exports PyTorch segmentation models as DeltaMask's variants, and runs what only Python can run."""
