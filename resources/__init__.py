"""Data files: icons, styles, protocol definitions; read through `importlib.resources`."""
