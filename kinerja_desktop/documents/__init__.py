"""The only owner of reportlab and pypdfium2: a document dataclass in, PDF bytes or pixels out."""
