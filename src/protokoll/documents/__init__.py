"""From meetings to papers: what stands on them (``minutes``, ``agenda``) and how it is written (``word``)."""
