"""
The search in the project's own database: always kept, so that it is right at once whatever else fails.

Words are analysed in Python (`search.analysis`); SQLite (FTS5) and PostgreSQL (tsvector) only compare
them. All of their dialects stands here and in one migration.
"""
