import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from protokoll.storage.swedish import sort_key


def test_the_order_of_a_swedish_list() -> None:
    names = [
        "Abel",
        "Ädel",
        "Åberg",
        "Öberg",
        "Zander",
        "von Essen",
        "Wall",
        "Vik",
        "Édit",
        "Müller",
        "Myr",
        "Ørn",
    ]
    ordered = [
        "Abel",
        "Édit",
        "Müller",
        "Myr",
        "Vik",
        "von Essen",
        "Wall",
        "Zander",
        "Åberg",
        "Ädel",
        "Öberg",
        "Ørn",
    ]
    assert sorted(names, key=sort_key) == ordered


def test_the_first_name_counts_most() -> None:
    people = [("Ek", "Örjan"), ("Ekberg", "Anna"), ("Ek", "Anna"), ("", "Cher")]
    assert sorted(people, key=lambda person: sort_key(*person)) == [
        ("", "Cher"),
        ("Ek", "Anna"),
        ("Ek", "Örjan"),
        ("Ekberg", "Anna"),
    ]


@given(st.text())
def test_neither_case_nor_composition_counts(name: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", name)) == sort_key(unicodedata.normalize("NFC", name))
    assert sort_key("ÅSA Öst") == sort_key("åsa öst")
