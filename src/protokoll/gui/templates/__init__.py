"""The page of templates: which one each paper is made with, the organisation's own ones, its colour and logo."""
