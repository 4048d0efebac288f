"""
How good the search is: judged questions in six languages, asked of an engine, and what it answers measured.

The judgements stand in tests/judged/, with a word on how they were made.
"""
