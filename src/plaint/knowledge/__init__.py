"""What plaint knows of each country, its loader and its validator (see docs/knowledge.md)."""
