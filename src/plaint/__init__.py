"""plaint: complain with style, wait fairly, and take the right next step."""

# Written out because importlib.metadata costs more than the rest of `plaint --version`;
# a test holds it equal to the package's version.
__version__ = "0.1.0"
