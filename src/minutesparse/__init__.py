"""Read minutes that already exist, and say who has to do what by when."""

from minutesparse.version import __version__

__all__ = ["__version__"]
