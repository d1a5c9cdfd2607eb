"""The graph page: its data, its layout and its assets, put together by ``graphbuild.export.html``."""
