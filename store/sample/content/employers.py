"""Invented employers and schools; some employers appear often, so that two people can have worked together."""

from __future__ import annotations

# The first twenty are drawn far more often than the rest.
EMPLOYERS: tuple[str, ...] = tuple(
    name.strip()
    for name in """
Brightwater Pay, Kassenwerk, Lumen & Oak, Farolito Health, Nordvik Systems, Tramontana Labs, Papercrane Software,
Heliotrope Analytics, Mapleforge, Ostrava Mobility, Blue Ibis, Halfmoon Robotics, Quayside Ledger, Sisu Energi,
Cartwheel Commerce, Alfama Digital, Ravenscourt Media, Silverfern Data, Tessera Security, Otterbrook,
Albatros Cargo, Amberline Insurance, Anchor & Reed, Aurinko Grid, Banyan Retail, Basalt Cloud, Bergfink Studios,
Birchwood Clinics, Bluebottle Search, Bonsai Ads, Bramble Games, Calypso Travel, Canopy Climate, Cedarline Bank,
Cerulean Telecom, Chestnut Labs, Cinderpath, Clearbrook Diagnostics, Cobalt Harbor, Comet Courier, Coppice,
Cormorant Shipping, Crane & Wolf, Dappled Light, Driftwood Capital, Dunefield Solar, Eichhorn Automotive, Elderflower,
Ember Street, Estuary Foods, Fable & Finch, Fernweh Reisen, Firefly Tutors, Foxglove Pharma, Galena Instruments,
Gannet Airways, Ginkgo Learning, Glasshouse Events, Granite Peak, Greenlark, Grove Street Bank, Hafenlicht,
Harbour Nine, Hawthorn Legal, Hazel & Pine, Herring Row, Highwater Insurance, Ibex Outdoor, Indigo Ferry,
Ironbark Mining Tech, Jasper Telematics, Juniper Lane, Kestrel Avionics, Kingfisher Homes, Kupfer & Klee,
Lanternfish, Larkspur, Lindenhof Kliniken, Linnet Audio, Lodestar Maps, Longshore, Magpie Market, Mandorla,
Marigold Care, Marram Wind, Mendel Imaging, Merle Music, Milvus Drones, Mistral Parcel, Monsoon Mobile,
Moorhen Software, Mosaic Tutors, Mulberry Foods, Nettle, Nightjar Security, Northlight Studio, Nutmeg Kitchens,
Oakmoss, Obsidian Freight, Olivine, Orchard Street, Osprey Telecom, Paloma Pay, Pampas Agritech, Pebble & Co,
Pelican Post, Peregrine Payments, Persimmon, Petrel Marine, Pinecroft, Plover, Polder Works, Puffin Cloud,
Quarry Bay, Quill & Vellum, Quince Health, Redwing, Reedbed Water, Ribeira Foods, Rookery Games, Rowan Tree Clinics,
Saffron Street, Sandpiper, Saltmarsh, Seabright Energy, Shearwater, Skylark Aero, Sorrel, Sparrow Legal, Spindrift,
Starling Tickets, Stonecrop, Strandgut, Sundial Rota, Swiftlet, Tamarind Travel, Teal Harbor, Thistle & Thorn,
Tidepool Bio, Tinderbox Events, Turnstone, Umbra Vision, Vantage Row, Verbena, Vireo Hearing, Wagtail,
Waldkauz Software, Waxwing Radio, Weaver Street, Wharf Eleven, Whinchat, Willowherb, Windrose Navigation, Wrenfield,
Yarrow Medical, Yellowhammer Tools, Zephyr Rail, Zinnia Commerce
""".replace("\n", " ").split(",")
)

SCHOOLS: tuple[str, ...] = tuple(
    name.strip()
    for name in """
Spree Technical University, Alster University, Isar Institute of Technology, Tejo Polytechnic, University of the Minho
Coast, Lakeshore University, Don Valley Institute of Technology, Saint-Laurent Polytechnic, Thames Valley Polytechnic,
Firth University, Liffey Institute of Technology, Seine School of Engineering, Rhône Business School,
Llobregat University, Manzanares Business School, Navigli Institute of Design, Tiber University, Vistula University of
Technology, Oder Institute, Moldau Technical University, Danube University of Economics, Sava University,
Aegean Polytechnic, Bosphorus Coast University, Galata School of Design, Nile Delta University, Cedars University,
Alborz University of Technology, Deccan Institute of Technology, Kaveri Engineering College, Hooghly University,
Indus School of Management, Padma University, Marina Bay Institute, Tamsui University, Pearl Coast University,
Kamo River University, Han River Institute of Technology, Red River Polytechnic, Luzon Technological University,
Lagos Lagoon University, Volta University, Rift Valley Institute of Technology, Table Bay University,
Galilee Institute of Technology, La Plata Coast University, Paulista School of Technology, Anáhuac Technical
University, Öresund University, Mälaren Institute of Technology, Amstel University of Applied Sciences, Scheldt
University, Baltic Coast University, Dnipro Hills Polytechnic, Hudson Heights College, Prairie State Institute,
Puget Sound Polytechnic
""".replace("\n", " ").split(",")
)

DEGREES: tuple[str, ...] = ("Bachelor", "Bachelor", "Bachelor", "Master", "Master", "Diploma", "Doctorate")
