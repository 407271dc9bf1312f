"""What may not stand in public: `check` puts the finders together, one module per kind of datum."""
