"""The fields and repeating rows of every paper, with their meanings: what a maker of templates may use.

Fields are the same on all papers, so that one template can serve several; a field that says nothing of a
paper is empty there. The groups of rows differ: see :func:`protokoll.documents.papers.known_fields`.
"""

from __future__ import annotations

from protokoll.documents.template_fields import Field, RowGroup

FIELDS = (
    Field("Dokument", "Vad papperet heter", "Protokoll"),
    Field("Organisation", "Organisationens namn", "Hembygdsföreningen Linden"),
    Field("Organisationsnummer", "Organisationens nummer", "802999-0000"),
    Field("Organ", "Organet som möts", "Styrelsen"),
    Field("Mötets namn", "Organ, slag av möte och nummer i en följd", "Styrelsen, extra möte nr\u00a04/2026"),
    Field("Mötesslag", "Vad slags möte det är", "extra möte"),
    Field("Mötesnummer", "Mötets nummer", "4/2026"),
    Field("Datum", "Mötets dag eller dagar, eller listans period", "1\u00a0december 2026"),
    Field("Veckodag", "Veckodagen då mötet börjar", "tisdag"),
    Field("Tid", "Klockslag: de verkliga om de är kända, annars de planerade", "kl.\u00a018.00–20.15"),
    Field("Plats", "Var mötet hålls, och om det går att delta på distans", "Föreningsgården, och på distans"),
    Field("Kallelse", "Dagen då kallelsen gick ut", "17\u00a0november 2026"),
    Field("Ordförande", "Den eller de som leder mötet", "Anna Berg"),
    Field("Sekreterare", "Den eller de som skriver protokollet", "Per Dahl"),
    Field("Justerare", "De som justerar protokollet", "Eva Ek och Ola Fors"),
    Field("Rösträknare", "De som räknar röster", "Eva Ek"),
    Field("Antal deltagare", "Hur många som deltog i det som papperet gäller, när närvaron är ifylld", "9"),
    Field("Röstlängd", "Hur många röster röstlängden omfattade sist", "68\u00a0röster"),
    Field("Paragrafer", "Papperets första och sista paragraf", "§§\u00a045–52"),
    Field("Diarienummer", "Diarienumret, när hela mötet bara har ett", "KS 2026/114"),
    Field("Informationsklassning", "Mötets informationsklassning", "Intern"),
    Field("Justerat", "Dagen då protokollet justerades", "14\u00a0december 2026"),
    Field(
        "Justerandes sign",
        "Plats för justerarnas signaturer på varje sida",
        "Justerandes sign. ________ ________",
    ),
    Field(
        "Sidhuvud",
        "Papperets namn, dag och paragrafer i en rad",
        "Protokoll 1\u00a0december 2026, §§\u00a045–52",
    ),
    Field("Period", "Första och sista dagen för en lista över en period", "1\u00a0januari–30\u00a0juni 2026"),
)
"""The single fields that every paper has."""

PARTICIPANTS = RowGroup(
    "Deltagare",
    "De som står i närvaron, i dess ordning; också vakanta platser",
    (
        Field("Nummer", "Ordningsnummer i listan", "3"),
        Field("Namn", "Namnet, eller ”Vakant”", "Anna Berg"),
        Field("Uppdrag", "Post, och uppgift på mötet", "Ledamot, justerare"),
        Field("Grupp", "Rubriken som personen står under", "Beslutande"),
        Field("Egenskap", "I vilken egenskap", "ledamot"),
        Field("Tillhörighet", "Klubb, avdelning eller liknande", "Klubb Museet"),
        Field("Närvaro", "När personen var med", "Närvarande fr.o.m. §\u00a048"),
        Field("Röst", "”Ja” för den som har en röst", "Ja"),
        Field("E-post", "Adress för e-post", "anna.berg@example.se"),
        Field("Telefon", "Telefonnummer", "070-000 00 00"),
    ),
)
ITEMS = RowGroup(
    "Punkt",
    "Papperets punkter med underpunkter, i dagordningens ordning",
    (
        Field("Nummer", "Numret på dagordningen", "5."),
        Field("Paragraf", "Numret i protokollet", "§\u00a049"),
        Field("Rubrik", "Punktens rubrik", "Ekonomisk rapport"),
        Field("Slag", "Vad punkten är till för", "beslut"),
        Field("Föredragande", "De som föredrar punkten", "Per Dahl"),
        Field(
            "Förslag",
            "Förslag till beslut",
            "Styrelsen föreslås besluta att lägga rapporten till handlingarna.",
        ),
        Field("Minuter", "Planerad tid i minuter", "15"),
        Field("Tid", "Beräknat klockslag för punkten", "18.20–18.35"),
        Field("Diarienummer", "Punktens diarienummer", "KS 2026/114"),
        Field("Ärende", "Ärendet som punkten hör till", "Nya lokaler"),
    ),
)
DECISIONS = RowGroup(
    "Beslut",
    "Papperets beslut, också personval",
    (
        Field("Paragraf", "Numret på punkten där beslutet fattades", "§\u00a049"),
        Field("Rubrik", "Punktens rubrik", "Ekonomisk rapport"),
        Field("Text", "Hela beslutet", "Styrelsen beslutade att lägga rapporten till handlingarna."),
        Field("Utfall", "Beslutets utfall i ett ord", "bifall"),
        Field("Datum", "Mötets dag", "1\u00a0december 2026"),
        Field("Organ", "Organet som beslutade", "Styrelsen"),
    ),
)
TASKS = RowGroup(
    "Uppdrag",
    "Papperets uppdrag",
    (
        Field("Vad", "Vad som ska göras", "Boka lokal"),
        Field("Ansvarig", "De som ska göra det", "Per Dahl"),
        Field("Klart", "När det ska vara klart", "15\u00a0januari 2027"),
        Field("Utfört", "Dagen då det blev gjort", "3\u00a0januari 2027"),
        Field("Paragraf", "Numret på punkten där uppdraget gavs", "§\u00a049"),
        Field("Rubrik", "Punktens rubrik", "Årsmötet 2027"),
        Field("Datum", "Mötets dag", "1\u00a0december 2026"),
        Field("Organ", "Organet som gav uppdraget", "Styrelsen"),
    ),
)
ATTACHMENTS = RowGroup(
    "Bilaga",
    "Mötets bilagor",
    (
        Field("Nummer", "Bilagans nummer", "Bilaga\u00a02"),
        Field("Rubrik", "Vad bilagan är", "Budget 2027"),
        Field("Fil", "Filens namn", "budget.pdf"),
        Field("Punkter", "Punkterna som den hör till", "§\u00a049"),
    ),
)
MEETINGS = RowGroup(
    "Möte",
    "Kommande möten: dagarna som mötet beslutade",
    (
        Field("Datum", "Dagen", "19\u00a0januari 2027"),
        Field("Veckodag", "Veckodagen", "tisdag"),
        Field("Tid", "Klockslag", "kl.\u00a017.30"),
        Field("Plats", "Var", "Föreningsgården"),
        Field("Anmärkning", "”preliminärt” där dagen inte är säker", "preliminärt"),
    ),
)
SIGNATURES = RowGroup(
    "Underskrift",
    "De som skriver under, i ordning",
    (
        Field("För", "Vad underskriften gäller", "Justeras"),
        Field("Namn", "Den som skriver under", "Anna Berg"),
        Field("Roll", "I vilken roll", "Ordförande"),
    ),
)
GROUPS = (PARTICIPANTS, ITEMS, DECISIONS, TASKS, ATTACHMENTS, MEETINGS, SIGNATURES)
"""All groups of rows."""
