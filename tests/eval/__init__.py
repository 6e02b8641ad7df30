"""How well quotations are found in articles of our own, and floors under it that no change lowers unseen.

``articles`` holds the articles with all that a careful reader finds in them, ``floors.toml`` the figures that
must be reached, and ``found.txt`` what is found of each quotation. ``python -m tests.eval`` (``make eval``)
prints the table, what was gained and lost, and raises the floors.
"""
