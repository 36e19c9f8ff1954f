"""Cities candidates live in: country, time zone and ranges of telephone numbers kept free for fiction."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A city; `location` is how a candidate's place is written."""

    city: str
    country: str
    timezone: str

    @property
    def location(self) -> str:
        """City first, then the country's full name."""
        return f"{self.city}, {self.country}"


_LINES = """
berlin|Berlin|Germany|Europe/Berlin
hamburg|Hamburg|Germany|Europe/Berlin
munich|Munich|Germany|Europe/Berlin
cologne|Cologne|Germany|Europe/Berlin
frankfurt|Frankfurt|Germany|Europe/Berlin
leipzig|Leipzig|Germany|Europe/Berlin
zurich|Zurich|Switzerland|Europe/Zurich
vienna|Vienna|Austria|Europe/Vienna
london|London|United Kingdom|Europe/London
manchester|Manchester|United Kingdom|Europe/London
edinburgh|Edinburgh|United Kingdom|Europe/London
leeds|Leeds|United Kingdom|Europe/London
dublin|Dublin|Ireland|Europe/Dublin
cork|Cork|Ireland|Europe/Dublin
toronto|Toronto|Canada|America/Toronto
montreal|Montreal|Canada|America/Toronto
vancouver|Vancouver|Canada|America/Vancouver
ottawa|Ottawa|Canada|America/Toronto
new_york|New York|United States|America/New_York
chicago|Chicago|United States|America/Chicago
austin|Austin|United States|America/Chicago
seattle|Seattle|United States|America/Los_Angeles
boston|Boston|United States|America/New_York
paris|Paris|France|Europe/Paris
lyon|Lyon|France|Europe/Paris
brussels|Brussels|Belgium|Europe/Brussels
ghent|Ghent|Belgium|Europe/Brussels
lisbon|Lisbon|Portugal|Europe/Lisbon
porto|Porto|Portugal|Europe/Lisbon
braga|Braga|Portugal|Europe/Lisbon
sao_paulo|São Paulo|Brazil|America/Sao_Paulo
madrid|Madrid|Spain|Europe/Madrid
barcelona|Barcelona|Spain|Europe/Madrid
valencia|Valencia|Spain|Europe/Madrid
mexico_city|Mexico City|Mexico|America/Mexico_City
buenos_aires|Buenos Aires|Argentina|America/Argentina/Buenos_Aires
bogota|Bogotá|Colombia|America/Bogota
milan|Milan|Italy|Europe/Rome
rome|Rome|Italy|Europe/Rome
turin|Turin|Italy|Europe/Rome
stockholm|Stockholm|Sweden|Europe/Stockholm
gothenburg|Gothenburg|Sweden|Europe/Stockholm
copenhagen|Copenhagen|Denmark|Europe/Copenhagen
oslo|Oslo|Norway|Europe/Oslo
helsinki|Helsinki|Finland|Europe/Helsinki
reykjavik|Reykjavík|Iceland|Atlantic/Reykjavik
warsaw|Warsaw|Poland|Europe/Warsaw
krakow|Kraków|Poland|Europe/Warsaw
wroclaw|Wrocław|Poland|Europe/Warsaw
gdansk|Gdańsk|Poland|Europe/Warsaw
prague|Prague|Czechia|Europe/Prague
brno|Brno|Czechia|Europe/Prague
bratislava|Bratislava|Slovakia|Europe/Bratislava
budapest|Budapest|Hungary|Europe/Budapest
bucharest|Bucharest|Romania|Europe/Bucharest
cluj|Cluj-Napoca|Romania|Europe/Bucharest
athens|Athens|Greece|Europe/Athens
belgrade|Belgrade|Serbia|Europe/Belgrade
zagreb|Zagreb|Croatia|Europe/Zagreb
sofia|Sofia|Bulgaria|Europe/Sofia
amsterdam|Amsterdam|Netherlands|Europe/Amsterdam
utrecht|Utrecht|Netherlands|Europe/Amsterdam
rotterdam|Rotterdam|Netherlands|Europe/Amsterdam
kyiv|Kyiv|Ukraine|Europe/Kyiv
lviv|Lviv|Ukraine|Europe/Kyiv
vilnius|Vilnius|Lithuania|Europe/Vilnius
riga|Riga|Latvia|Europe/Riga
tallinn|Tallinn|Estonia|Europe/Tallinn
istanbul|Istanbul|Turkey|Europe/Istanbul
ankara|Ankara|Turkey|Europe/Istanbul
izmir|İzmir|Turkey|Europe/Istanbul
dubai|Dubai|United Arab Emirates|Asia/Dubai
cairo|Cairo|Egypt|Africa/Cairo
amman|Amman|Jordan|Asia/Amman
beirut|Beirut|Lebanon|Asia/Beirut
casablanca|Casablanca|Morocco|Africa/Casablanca
bengaluru|Bengaluru|India|Asia/Kolkata
delhi|New Delhi|India|Asia/Kolkata
mumbai|Mumbai|India|Asia/Kolkata
pune|Pune|India|Asia/Kolkata
chennai|Chennai|India|Asia/Kolkata
hyderabad|Hyderabad|India|Asia/Kolkata
kochi|Kochi|India|Asia/Kolkata
karachi|Karachi|Pakistan|Asia/Karachi
lahore|Lahore|Pakistan|Asia/Karachi
dhaka|Dhaka|Bangladesh|Asia/Dhaka
singapore|Singapore|Singapore|Asia/Singapore
taipei|Taipei|Taiwan|Asia/Taipei
shanghai|Shanghai|China|Asia/Shanghai
hong_kong|Hong Kong|China|Asia/Hong_Kong
tokyo|Tokyo|Japan|Asia/Tokyo
osaka|Osaka|Japan|Asia/Tokyo
kyoto|Kyoto|Japan|Asia/Tokyo
seoul|Seoul|South Korea|Asia/Seoul
busan|Busan|South Korea|Asia/Seoul
hanoi|Hanoi|Vietnam|Asia/Ho_Chi_Minh
saigon|Ho Chi Minh City|Vietnam|Asia/Ho_Chi_Minh
bangkok|Bangkok|Thailand|Asia/Bangkok
jakarta|Jakarta|Indonesia|Asia/Jakarta
manila|Manila|Philippines|Asia/Manila
kuala_lumpur|Kuala Lumpur|Malaysia|Asia/Kuala_Lumpur
lagos|Lagos|Nigeria|Africa/Lagos
accra|Accra|Ghana|Africa/Accra
dakar|Dakar|Senegal|Africa/Dakar
nairobi|Nairobi|Kenya|Africa/Nairobi
cape_town|Cape Town|South Africa|Africa/Johannesburg
johannesburg|Johannesburg|South Africa|Africa/Johannesburg
addis_ababa|Addis Ababa|Ethiopia|Africa/Addis_Ababa
tel_aviv|Tel Aviv|Israel|Asia/Jerusalem
haifa|Haifa|Israel|Asia/Jerusalem
"""

PLACES: dict[str, Place] = {
    key: Place(city, country, zone)
    for key, city, country, zone in (line.split("|") for line in _LINES.strip().splitlines())
}
