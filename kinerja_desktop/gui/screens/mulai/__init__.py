"""The first start: a sample office, an office of one's own, or one that is there already."""
