"""Pages that a script fills: shown in a headless Chromium that asks nobody but the crawl itself."""
