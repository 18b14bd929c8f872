"""Page geometry, fonts, our table layout on the canvas, signature blocks, numbering, footer."""
