"""Labelled cases, and how far the judgement agrees with them."""
