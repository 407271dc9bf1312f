"""The tone of a text: `check` finds what isn't calm, `calm` puts calmer words in its place."""
