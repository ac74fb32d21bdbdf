"""The paper desk: where papers are chosen, looked at, saved, printed and sent; and the preview beside the writing."""
