"""
Works from files into the site, many at once.

Two passes: sow an empty draft for every text, so that each link finds its page; then fill the works, some
in a transaction. What wagtail-localize and Wagtail would leave behind for each page is written in bulk.
"""
