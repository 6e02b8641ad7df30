"""The quotations that each sample article must give, read and approved by a person."""
