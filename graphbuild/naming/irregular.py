"""Swedish verbs and names that follow no rule: tables for ``inflect``.

After Svenska Akademiens grammatik, chapter "Verb", with the forms of modern standard Swedish.
"""

from __future__ import annotations

from types import MappingProxyType

# Present tense, whole lemma. No compound of these inflects alike (bevara is not vara).
PRESENT_ALONE = MappingProxyType(
    {
        "bedja": "ber", "bliva": "blir", "böra": "bör", "draga": "drar", "få": "får", "giva": "ger", "glädjas": "gläds",
        "hava": "har", "kunna": "kan", "lyckas": "lyckas", "lär": "lär", "misslyckas": "misslyckas", "måste": "måste",
        "ska": "ska", "skall": "ska", "skola": "ska", "slåss": "slåss", "synas": "syns", "taga": "tar",
        "torde": "torde", "töras": "törs", "vara": "är", "veta": "vet", "vilja": "vill",
    }
)  # fmt: skip

# Present tense that compounds share: avgöra, åstadkomma, tillåta, begära.
PRESENT_SHARED = MappingProxyType(
    {
        "begära": "begär", "besluta": "beslutar", "beveka": "beveker", "bita": "biter", "byta": "byter",
        "bära": "bär", "dra": "drar", "draga": "drar", "duga": "duger", "fara": "far", "föra": "för",
        "gala": "gal", "ge": "ger", "gifta": "gifter", "giva": "ger", "glädja": "gläder", "gå": "går",
        "gälla": "gäller", "göra": "gör", "hyra": "hyr", "hålla": "håller", "höra": "hör", "köra": "kör",
        "ljuda": "ljuder", "låta": "låter", "lägga": "lägger", "lära": "lär", "löpa": "löper", "mala": "mal",
        "mista": "mister", "nära": "när", "ringa": "ringer", "röra": "rör", "se": "ser", "skära": "skär",
        "smörja": "smörjer", "snöra": "snör", "sticka": "sticker", "stjäla": "stjäl", "stryka": "stryker",
        "styra": "styr", "stå": "står", "stöda": "stöder", "stödja": "stöder", "störa": "stör",
        "svida": "svider", "svära": "svär", "sätta": "sätter", "ta": "tar", "taga": "tar",
        "tillåta": "tillåter", "träda": "träder", "tvinga": "tvingar", "tåla": "tål", "tära": "tär",
        "veta": "vet", "väga": "väger", "åka": "åker", "äga": "äger", "äta": "äter",
    }
)  # fmt: skip

# Of these, any compound: jämföra, möjliggöra, innebära.
SHARED_BY_ALL = frozenset(("bära", "föra", "göra", "höra", "sätta", "tillåta"))

# They look like compounds of the above and belong to the first conjugation.
FIRST_CONJUGATION = frozenset(
    """ansluta ansvara avstyra avära befara bemala bespara besvara besvära bevara förfara förklara försvara förvara
    klandra klara motsvara närvara svara syra uttala vanära våldta vältala ära""".split()
)

# Participle stem before -en, -et, -na, and what the infinitive has in its place.
STRONG_PARTICIPLES = MappingProxyType(
    {
        "bedrag": "bedra", "bit": "bita", "bjud": "bjuda", "brut": "bryta", "brunn": "brinna",
        "bud": "bjuda", "bund": "binda", "bur": "bära", "drag": "dra", "driv": "driva", "druck": "dricka",
        "drupp": "drypa", "fall": "falla", "far": "fara", "flug": "flyga", "flut": "flyta", "frus": "frysa",
        "funn": "finna", "förnumm": "förnimma", "gjut": "gjuta", "giv": "ge", "glid": "glida",
        "grav": "gräva", "grip": "gripa", "gråt": "gråta", "gång": "gå", "hugg": "hugga",
        "hunn": "hinna", "håll": "hålla", "komm": "komma", "krup": "krypa", "lid": "lida", "ljug": "ljuga",
        "lupp": "löpa", "låt": "låta", "njut": "njuta", "nup": "nypa", "nys": "nysa", "rid": "rida", "riv": "riva",
        "run": "rinna", "sjung": "sjunga", "sjunk": "sjunka",
        "skin": "skina", "skjut": "skjuta", "skriv": "skriva", "skrid": "skrida", "skur": "skära", "slag": "slå",
        "slit": "slita", "slut": "sluta", "smit": "smita", "smug": "smyga", "snut": "snyta", "sov": "sova",
        "sprid": "sprida", "sprung": "springa", "spunn": "spinna", "stig": "stiga",
        "strid": "strida", "struk": "stryka", "stuck": "sticka", "stul": "stjäla", "stung": "stinga", "stånd": "stå",
        "sug": "suga", "sung": "sjunga", "sup": "supa", "sutt": "sitta",
        "svik": "svika", "svur": "svära", "tag": "ta", "tig": "tiga", "tjut": "tjuta",
        "tving": "tvinga", "tvung": "tvinga", "vik": "vika", "vrid": "vrida", "vunn": "vinna",
        "ät": "äta",
    }
)  # fmt: skip

# Participles in -d and -t whose infinitive has another vowel or ending.
WEAK_PARTICIPLES = MappingProxyType(
    {
        "bedd": "be", "dold": "dölja", "död": "dö", "flydd": "fly", "född": "föda",
        "gjord": "göra", "glatt": "glädja", "klädd": "klä", "krävd": "kräva",
        "känd": "känna", "lagd": "lägga", "lydd": "lyda", "nådd": "nå", "planlagd": "planlägga", "rodd": "ro",
        "sagd": "säga", "satt": "sätta", "sedd": "se", "skild": "skilja", "smord": "smörja",
        "spridd": "sprida", "spord": "spörja", "ställd": "ställa", "stödd": "stödja", "sydd": "sy",
        "såld": "sälja", "sådd": "så", "svald": "svälja", "tald": "tälja", "töjd": "töja",
        "trodd": "tro", "vald": "välja", "vand": "vänja", "vänd": "vända", "ägd": "äga",
        "följd": "följa", "böjd": "böja", "höjd": "höja", "krönt": "kröna", "gömd": "gömma",
        "glömd": "glömma", "hörd": "höra", "förd": "föra", "körd": "köra", "störd": "störa", "lärd": "lära",
        "styrd": "styra", "hyrd": "hyra", "rörd": "röra", "sänd": "sända", "tänd": "tända", "använd": "använda",
    }
)  # fmt: skip

# Verbs that are used with -s alone, or whose form without -s is another word: hoppas is no passive of hoppa.
DEPONENTS = frozenset(
    """andas avundas beblandas blygas brottas dagas djärvas egnas enas envisas fattas finnas fordras frodas fylkas
    färdas förefinnas förgås glädjas gruvas grämas gäckas handskas harmas hoppas hämnas häpnas hövas idas jäktas
    kivas kräkas käftas kärvas lyckas låtsas lönas mattas minnas misslyckas misstyckas munhuggas mödas nalkas
    nännas nästlas rivas rymmas råkas rädas sakas samsas skockas skämmas slåss släktas språkas svettas synas
    sällskapas tampas tarvas tjafsas tjyvas trivas trängas trätas turas tyckas töras umgås vantrivas vistas
    vredgas våndas våras vämjas vänslas yvas åldras återfinnas ängslas""".split()
)

# First parts of compound verbs; they change nothing in how the verb inflects.
VERB_PREFIXES = (
    "samman", "tillbaka", "vidare", "emellan", "igenom", "genom", "kring", "under", "efter", "åter", "över", "fram",
    "före", "mellan", "bort", "dubbel", "fast", "från", "full", "fort", "färdig", "fri", "för", "god", "grund", "här",
    "hem", "klar", "kvar", "lik", "lös", "med", "miss", "mot", "ned", "ner", "ny", "närm", "om", "på", "redo", "rätt",
    "sam", "tilltal", "till", "undan", "upp", "utom", "ut", "vid", "väl", "ihjäl", "an", "av", "be", "bi", "de", "ge",
    "in", "å", "er", "und", "van", "tjänste", "hand", "stor", "mål", "mass", "hög", "ljud", "makt", "vanne", "fot", "etnisk",
)  # fmt: skip

# Names in -s that are no genitives.
NAMES_IN_S = frozenset(
    """adidas agnes airbus aires alexis amadeus amos anders andes andreas angeles aristoteles athos atlas
    augustinus augustus bahamas barbados bernadas boris brooks brussels burgas cadiz calais cannes caracas
    carlos cervantes charles chris christus claes clas columbus copernicus cornelius cyprus dallas damaskus
    davos delos dennis dickens dolores douglas elvis erasmus ericus eros eurythmics fergus forbes francis frans
    fridays gates georgios giorgos gladys gustavus hamas hans harris heracles hermes herodes honduras hopkins
    hughes ines inglis isaias isis jakobus james jens jesus johannes jonas jones josephus judas julius jürgens
    kansas klas konfucius kosmos kyros lagos laos lars laurentius lewis lexus linus lloyds louis lucas lucius
    lukas mads magnus marcus marius markus mars martinus mathias mats matteus mattias mauritius max mercedes
    mercurius midas minneapolis moses nantes naxos nicklas niclas nicolas niels niklas nikolas nils oktavianus
    olaus orleans otis paris patroklos paulus perikles perseus petrus philips pius prometheus rasmus reuters
    rhodos rolls ross sachs samos santos seychelles siemens sirius sixtus socrates sofokles sokrates soros
    spartacus starbucks stephens strauss texas thales theseus thomas tiberius tigris titus tobias tomas troels
    tunis tyrus ulysses uranus urbanus vegas venus versailles vilnius wales wallis watkins wells williams xerxes
    yates zakynthos zeus""".split()
)
