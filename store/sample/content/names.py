"""Given and family names by culture; a person is an independent draw from both lists, so nobody here is real."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Culture:
    """A pair of name lists and how often candidates come from it; `homes` are keys of `places.PLACES`."""

    key: str
    weight: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    homes: tuple[str, ...]


def _culture(key: str, weight: int, given: str, family: str, homes: str) -> Culture:
    def split(text: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in text.split(","))

    return Culture(key, weight, split(given), split(family), split(homes))


CULTURES: tuple[Culture, ...] = (
    _culture(
        "german",
        17,
        "Annika, Björn, Carsten, Dörte, Emil, Friederike, Greta, Hannes, Ilse, Jörg, Katharina, Lukas, Maren, "
        "Nils, Oda, Philipp, Ruth, Sören, Tabea, Ulrike, Volker, Wiebke, Anna, Lena, Max, Hans-Peter, Ann-Kathrin",
        "Ahrens, Böttcher, Claußen, Dietz, Engelhardt, Fuchs, Großmann, Hübner, Jäger, Köhler, Lindner, Möller, "
        "Neumann, Ostermann, Petersen, Rößler, Schäfer, Schneider, Thiele, Vogel, Weiß, Zimmer, Müller, Schmidt, "
        "Krämer, Brandt-Lorenz",
        "berlin, berlin, hamburg, munich, cologne, frankfurt, leipzig, zurich, vienna",
    ),
    _culture(
        "british",
        9,
        "Alice, Bethany, Callum, Dylan, Eleanor, Fergus, Georgia, Harriet, Imogen, Jack, Keira, Lewis, Megan, "
        "Nathan, Olivia, Poppy, Rhys, Sam, Tegan, Will, Anna, Thomas, Mary-Jane, Huw",
        "Ashworth, Bradshaw, Carter, Davies, Ellis, Fairclough, Griffiths, Hartley, Iveson, Jenkins, Kirkham, "
        "Llewellyn, Marsden, Naylor, Ogden, Pryce, Radcliffe, Shaw, Thornton, Wardle, Smith, Jones, Carter-Shaw",
        "london, london, manchester, edinburgh, leeds, berlin, lisbon",
    ),
    _culture(
        "north_american",
        9,
        "Ashley, Brandon, Cody, Dana, Ethan, Felicia, Gavin, Heather, Isaiah, Jasmine, Kyle, Lauren, Marcus, "
        "Naomi, Owen, Paige, Quentin, Riley, Shauna, Tyler, Sam, Alex, David, Sarah, Grace, DeShawn",
        "Abbott, Baxter, Calloway, Decker, Ellison, Foster, Garrison, Hayward, Ingram, Jacobs, Keller, Langley, "
        "Mercer, Norwood, Osgood, Pruitt, Ramsey, Sutton, Tillman, Underhill, Whitaker, Smith, Johnson, Lee",
        "toronto, toronto, montreal, vancouver, ottawa, new_york, chicago, austin, seattle, boston",
    ),
    _culture(
        "irish",
        4,
        "Aoife, Brendan, Ciarán, Deirdre, Eoin, Fionnuala, Gráinne, Niamh, Oisín, Padraig, Róisín, Seán, Síle, "
        "Tadhg, Caoimhe, Declan",
        "O'Brien, O'Sullivan, Brennan, Corrigan, Doyle, Fitzgerald, Gallagher, Hennessy, Keane, Lynch, "
        "McCarthy, Ní Dhomhnaill, O'Neill, Quigley, Rafferty, Tierney, D'Arcy",
        "dublin, dublin, cork, london, berlin",
    ),
    _culture(
        "french",
        6,
        "Adèle, Benoît, Chloé, Désiré, Étienne, Françoise, Gaëlle, Hélène, Inès, Jérôme, Léa, Mathéo, Noémie, "
        "Océane, Pascal, Rémi, Solène, Théo, Jean-Luc, Marie-Claire, Anne-Sophie, Loïc",
        "Aubert, Beaulieu, Chevalier, Delacroix-Martin, Faure, Garnier, Hébert, Jacquet, Lefèvre, Marchand, "
        "Noël, Perrin, Renaud, Séguin, Tessier, Vasseur, D'Aubigny, Côté, Tremblay, Pelletier",
        "paris, paris, lyon, montreal, montreal, toronto, brussels, berlin",
    ),
    _culture(
        "portuguese",
        9,
        "Afonso, Beatriz, Catarina, Duarte, Estêvão, Filipa, Gonçalo, Inês, João, Leonor, Mafalda, Nuno, "
        "Otávio, Rúben, Sónia, Tomás, Vasco, Maria, Ana, Tiago, Luís, Thaís",
        "Almeida, Barbosa, Cardoso, Duarte, Esteves, Fonseca, Gonçalves, Henriques, Lourenço, Magalhães, "
        "Nogueira, Pacheco, Queirós, Ribeiro, Simões, Teixeira, Vasconcelos, Silva, Santos, Araújo, da Cunha, "
        "dos Reis",
        "lisbon, lisbon, lisbon, porto, braga, sao_paulo, sao_paulo, berlin, london",
    ),
    _culture(
        "spanish",
        8,
        "Alejandro, Begoña, Camila, Damián, Esperanza, Fermín, Gisela, Héctor, Íñigo, Julieta, Leandro, Maite, "
        "Nicolás, Paloma, Ramón, Sofía, Teófilo, Úrsula, Ximena, María José, Joaquín, Maria",
        "Acosta, Benítez, Cáceres, Domínguez, Echeverría, Figueroa, Guzmán, Herrera, Ibáñez, Jiménez, Lozano, "
        "Muñoz, Núñez, Ordóñez, Peña, Quintana, Rivas, Saldaña, Treviño, Urrutia, García, Fernández, "
        "López-Arana",
        "madrid, madrid, barcelona, barcelona, valencia, mexico_city, buenos_aires, bogota, lisbon, berlin",
    ),
    _culture(
        "italian",
        5,
        "Alessia, Bruno, Chiara, Davide, Elisabetta, Fabrizio, Giorgia, Ilaria, Jacopo, Ludovica, Matteo, "
        "Niccolò, Ornella, Pietro, Rossella, Silvio, Viola, Anna",
        "Amato, Bellini, Cattaneo, D'Angelo, Esposito, Ferrante, Galli, Iannone, Lombardi, Marchetti, "
        "Nicoletti, Orsini, Pellegrini, Rinaldi, Sartori, Tedesco, Vitale, De Luca, Dell'Acqua",
        "milan, milan, rome, turin, berlin, zurich, lisbon",
    ),
    _culture(
        "nordic",
        6,
        "Åsa, Bjørn, Dagny, Eirik, Freja, Gunnar, Håkon, Ingrid, Jørgen, Kirsten, Lærke, Mikkel, Nanna, "
        "Øystein, Päivi, Rasmus, Sigrid, Tuomas, Ylva, Þóra, Anders, Søren, Linnéa",
        "Andersson, Bjørnstad, Dahl, Ekström, Fjeld, Grønberg, Hämäläinen, Ibsen-Holm, Jónsdóttir, Kjær, "
        "Lindqvist, Mäkelä, Nygård, Ødegaard-Lie, Persson, Rønning, Sørensen, Thorsen, Virtanen, Åkesson, Holm",
        "stockholm, stockholm, copenhagen, oslo, helsinki, gothenburg, reykjavik, berlin",
    ),
    _culture(
        "polish",
        7,
        "Agnieszka, Bartłomiej, Celina, Dawid, Elżbieta, Filip, Grażyna, Hubert, Iwona, Jędrzej, Kacper, "
        "Łukasz, Małgorzata, Natalia, Oskar, Paweł, Róża, Stanisław, Urszula, Wojciech, Żaneta, Anna",
        "Adamczyk, Błaszczyk, Cieślak, Dąbrowska, Głowacki, Jabłońska, Kowalski, Kowalska, Łapiński, "
        "Majewska, Nowak, Ostrowski, Piątek, Rutkowska, Śliwiński, Tomaszewska, Wójcik, Zięba, Żurawski",
        "warsaw, warsaw, krakow, krakow, wroclaw, gdansk, berlin, berlin",
    ),
    _culture(
        "czech_slovak",
        3,
        "Alžběta, Bohumil, Daniela, František, Hedvika, Jiří, Kateřina, Ľubica, Marek, Ondřej, Radka, Šárka, "
        "Tomáš, Vojtěch, Zdeňka, Matúš",
        "Bartoš, Čermák, Dvořáček, Fiala, Havlíček, Jelínková, Kučera, Lišková, Malý, Novotný, Pokorná, Říha, "
        "Šimek, Tichý, Vondráčková, Žák",
        "prague, prague, brno, bratislava, vienna, berlin",
    ),
    _culture(
        "hungarian_romanian",
        3,
        "Ágnes, Bence, Csilla, Dezső, Eszter, Győző, Ilinca, Levente, Mălina, Ștefan, Răzvan, Zsófia, Andrei, "
        "Ioana, Kinga, Tibor",
        "Balázs, Ciobanu, Erdős, Fekete, Horváth, Ionescu, Kiss, Lupu, Molnár, Munteanu, Nagy, Popa, Rădulescu, "
        "Szabó, Țurcanu, Vörös",
        "budapest, budapest, bucharest, bucharest, cluj, vienna, berlin",
    ),
    _culture(
        "balkan_greek",
        4,
        "Anđela, Boris, Danijel, Eleni, Fotis, Goran, Ioanna, Jelena, Kostas, Ljubica, Miloš, Nikos, Panagiota, "
        "Sanja, Thanos, Vesna, Željko, Teodora",
        "Antoniadis, Babić, Christou, Đorđević, Georgiou, Horvat, Ivanova, Jovanović, Kovačević, Lazarou, "
        "Marković, Nikolaidis, Papadakis, Petrović, Stanković, Todorov, Vlahos, Živković",
        "athens, athens, belgrade, belgrade, zagreb, sofia, berlin, munich",
    ),
    _culture(
        "dutch_flemish",
        4,
        "Anouk, Bram, Coen, Daan, Elke, Femke, Gijs, Hanneke, Joost, Karlijn, Lotte, Maarten, Noor, Pieter, "
        "Roos, Sjoerd, Tijs, Wouter",
        "van den Berg, Bakker, de Wit, Dijkstra, van Dongen, Hendriks, Jansen, Kuipers, van der Linden, Maes, "
        "Nijhof, Peeters, Ruiter, Smit, Terpstra, Vermeulen, 't Hart, Wouters",
        "amsterdam, amsterdam, utrecht, rotterdam, brussels, ghent, berlin",
    ),
    _culture(
        "ukrainian_baltic",
        4,
        "Andriy, Bohdana, Daryna, Gintarė, Iryna, Jānis, Kateryna, Liis, Mykola, Nataliya, Oleksandr, Rasa, "
        "Solomiya, Taras, Yevhen, Žygimantas, Oksana, Märt",
        "Bondarenko, Čepaitė, Danylenko, Hrytsenko, Ivanchuk, Kalniņš, Kovalenko, Lysenko, Moroz, Ozols, "
        "Petrauskas, Romanenko, Savchuk, Tamm, Tkachenko, Vaitkutė, Yurchenko, Zadorozhna",
        "kyiv, lviv, vilnius, riga, tallinn, warsaw, berlin, berlin",
    ),
    _culture(
        "turkish",
        6,
        "Ayşe, Burak, Canan, Doğukan, Elif, Furkan, Gökçe, Halil, İpek, Kerem, Lale, Mert, Nazlı, Özgür, Pınar, "
        "Rüzgar, Şule, Tuğba, Umut, Yağmur, Zeynep",
        "Akın, Bulut, Çelik, Demirci, Ekşi, Fidan, Güneş, Işık, Karaca, Kılıç, Öztürk, Polat, Sağlam, Şahin, "
        "Taş, Uçar, Yıldırım, Yücel",
        "istanbul, istanbul, ankara, izmir, berlin, berlin, berlin, amsterdam",
    ),
    _culture(
        "arabic",
        7,
        "Ahmed, Amina, Bilal, Dalia, Farah, Ghassan, Hala, Ibrahim, Jamila, Karim, Layla, Mahmoud, Nour, Omar, "
        "Rania, Salma, Tariq, Yasmin, Zaid, Abdul Rahman, Noor, Samir",
        "Abbas, Al-Amin, Barakat, Darwish, El-Sayed, Fakhoury, Ghanem, Haddad, Ismail, Jaber, Khalil, Mansour, "
        "Nasser, Othman, Qasim, Rahman, Saleh, Taha, Wahba, Zayed, bin Yusuf, Benali",
        "dubai, dubai, cairo, cairo, amman, beirut, casablanca, berlin, toronto, paris, london",
    ),
    _culture(
        "persian",
        3,
        "Arash, Bahar, Darius, Elham, Farhad, Golnaz, Hooman, Kaveh, Laleh, Mahsa, Navid, Parisa, Roya, Shirin, "
        "Taraneh, Yashar",
        "Ahmadi, Bagheri, Darvish, Ebrahimi, Farahani, Ghorbani, Hosseini, Jafari, Karimi, Moradi, Nazari, "
        "Parsa, Rostami, Sadeghi, Tavakoli, Zand",
        "toronto, toronto, vancouver, berlin, stockholm, london",
    ),
    _culture(
        "indian_north",
        10,
        "Aarav, Bhavna, Chetan, Deepika, Gaurav, Harpreet, Ishaan, Jaspreet, Kavita, Manish, Neha, Pooja, Rahul, "
        "Rohan, Sakshi, Tanvi, Utkarsh, Vikram, Anjali, Priya, Amit, Arjun",
        "Agarwal, Bansal, Chopra, Dutta, Gill, Gupta, Jain, Kapoor, Khanna, Malhotra, Mehta, Mishra, Patel, "
        "Rawat, Saxena, Sharma, Singh, Sodhi, Trivedi, Verma, Chatterjee, Bose-Roy",
        "bengaluru, bengaluru, delhi, mumbai, pune, berlin, toronto, toronto, london, dubai",
    ),
    _culture(
        "indian_south",
        5,
        "Aishwarya, Bharath, Divya, Ganesh, Harini, Karthik, Lakshmi, Madhavan, Nithya, Padma, Raghav, Sangeetha, "
        "Sundar, Thara, Vignesh, Priya, Anitha, Kiran",
        "Balasubramanian, Chandrasekhar, Hegde, Iyer, Krishnamurthy, Menon, Murthy, Nair, Pillai, Raman, Rao, "
        "Reddy, Shetty, Subramaniam, Venkataraman, Varghese",
        "bengaluru, chennai, hyderabad, kochi, singapore, berlin, toronto",
    ),
    _culture(
        "pakistani_bangladeshi",
        3,
        "Adeel, Bushra, Faisal, Hina, Imran, Kiran, Maryam, Nadia, Rizwan, Sadia, Tahmid, Usman, Zara, Farhana",
        "Ahmad, Akhtar, Baig, Chowdhury, Hossain, Iqbal, Javed, Malik, Mirza, Qureshi, Rahman, Siddiqui, Sheikh, Uddin",
        "karachi, lahore, dhaka, dubai, london, toronto",
    ),
    _culture(
        "chinese",
        8,
        "Wei, Xin, Jing, Lei, Min, Yan, Hao, Li, Fang, Jun, Ting, Zhiyuan, Yuxuan, Meiling, Xiaoming, Qing, Hui, "
        "Jiahao, Ruolan, Kai-Wen, Chia-Ling, Lü",
        "Chen, Deng, Fang, Gao, Guo, Han, He, Hu, Huang, Jiang, Lin, Liu, Luo, Ma, Peng, Sun, Tang, Wang, Wu, "
        "Xu, Yang, Zhang, Zhao, Zhou, Ouyang, Lü",
        "singapore, taipei, shanghai, hong_kong, toronto, vancouver, berlin, london, seattle",
    ),
    _culture(
        "japanese",
        4,
        "Akira, Chihiro, Daichi, Emi, Fumiko, Haruto, Itsuki, Junko, Kaori, Kenji, Mei, Nao, Ren, Sakura, Shōta, "
        "Takumi, Yūki, Yui",
        "Abe, Endō, Fujita, Goto, Hayashi, Inoue, Kimura, Kobayashi, Matsuda, Mori, Nakagawa, Ōno, Saitō, "
        "Shimizu, Takahashi, Ueda, Watanabe, Yamamoto",
        "tokyo, tokyo, osaka, kyoto, singapore, berlin, vancouver",
    ),
    _culture(
        "korean",
        4,
        "Ha-eun, Ji-ho, Min-jun, Seo-yeon, Soo-jin, Tae-yang, Yoon-ah, Hye-rin, Dong-hyun, Eun-bi, Jae-won, "
        "Kyung-soo, Na-ri, Sung-min, David, Grace",
        "Ahn, Bae, Cho, Choi, Han, Hong, Jang, Jeong, Kang, Kim, Kwon, Lee, Lim, Moon, Oh, Park, Seo, Yoon",
        "seoul, seoul, busan, toronto, vancouver, berlin",
    ),
    _culture(
        "vietnamese_thai",
        3,
        "An, Bảo, Chi, Đức, Hạnh, Hương, Khánh, Linh, Minh, Ngọc, Phúc, Quân, Thảo, Tuấn, Somchai, Nattaya",
        "Bùi, Cao, Đặng, Đinh, Đỗ, Hồ, Huỳnh, Lê, Lý, Mai, Ngô, Nguyễn, Phạm, Phan, Trần, Võ, Srisuk, Wattana",
        "hanoi, saigon, bangkok, singapore, berlin, prague, toronto",
    ),
    _culture(
        "southeast_asian",
        3,
        "Adrian, Bayu, Citra, Dewi, Eka, Farid, Hafiz, Indah, Joey, Kristine, Maricel, Nurul, Putri, Rizal, Siti, "
        "Wahyu",
        "Aquino-Reyes, Bautista, Castillo, dela Cruz, Hidayat, Ismail, Kusuma, Lestari, Mendoza, Nugroho, "
        "Pratama, Ramos, Santoso, Setiawan, Tan, Wijaya",
        "jakarta, manila, kuala_lumpur, singapore, dubai, toronto",
    ),
    _culture(
        "west_african",
        5,
        "Abena, Adaeze, Babatunde, Chidi, Efua, Folake, Ifeoma, Kofi, Kwabena, Ngozi, Nana, Oluwaseun, "
        "Temitope, Yetunde, Chinonso, Emeka, Fatou, Mamadou",
        "Abiola, Adeyemi, Afolabi, Amoah, Asante, Boateng, Diallo, Eze, Igwe, Mensah, Ndiaye, Nwosu, Obi, "
        "Okafor, Okonkwo, Osei, Owusu, Traoré",
        "lagos, lagos, accra, dakar, london, toronto, berlin",
    ),
    _culture(
        "east_southern_african",
        3,
        "Achieng, Abebe, Barasa, Chipo, Desta, Farai, Hiwot, Kamau, Lerato, Makena, Naledi, Otieno, Palesa, "
        "Sipho, Thandi, Wanjiru",
        "Bekele, Chirwa, Dlamini, Gebre, Haile, Kariuki, Khumalo, Maina, Mokoena, Moyo, Mutua, Ncube, Ochieng, "
        "Odhiambo, Tesfaye, Zulu-Ndaba",
        "nairobi, nairobi, cape_town, johannesburg, addis_ababa, london, berlin",
    ),
    _culture(
        "hebrew",
        3,
        "Avi, Dafna, Eitan, Gal, Hadas, Ilan, Lior, Maya, Noa, Oren, Rivka, Shira, Tal, Yael, Ziv, Tamar",
        "Abramov, Ben-Ari, Cohen, Dayan, Elbaz, Friedman, Golan, Harel, Katz, Levi, Mizrahi, Nahmani, Peretz, "
        "Rosen, Shapira, Zilberman",
        "tel_aviv, tel_aviv, haifa, berlin, new_york, london",
    ),
)

# Combinations of the lists above that belong to well-known people: drawn again.
_WELL_KNOWN = """
Thomas Müller, Max Müller, Lena Müller, Will Smith, Sam Smith, Alex Jones, Tom Jones, Jack Ma, Jack Lee, Grace
Jones, Anna Netrebko, Yui Mizuno, Sean Kim, Min-jun Kim, Soo-jin Park, Wei Wang, Li Na, Jun Lee, Omar Abbas,
Mahmoud Abbas, Karim Benali, Rahul Dutta, Arjun Kapoor, Anjali Singh, Neha Sharma, Rahul Singh, Deepika Singh,
Rohan Kapoor, Neha Singh, Kapil Sharma, Vikram Bose-Roy, Amit Mishra, Rohan Bopanna, Akira Mori, Kenji Mori,
Emi Watanabe, Ren Watanabe, Akira Endō, Kaori Sakura, Kofi Annan, Maya Cohen, Jean-Luc Faure, Imran Malik,
Zara Sheikh, Maryam Mirza, Lewis Carter, Jack Davies, Hans-Peter Petersen, Jenson Carter, Tyler Foster, Sarah
Foster, David Foster, David Lee, Ahmed Taha, Maria Silva Santos, Ana Santos, Luís Santos, Thomas Davies, Sam
Carter, Nathan Carter, Samuel Moyo, Thomas Shaw, David Shapira, Yuki Abe, Nao Abe, Daniela Mercury, David
Johnson, Sam Johnson, Marcus Foster, Marcus Smith, Owen Foster, Will Shaw, Olivia Jones, Gal Golan, Eitan
Levi, Noa Levi, Lior Cohen, Camila Acosta, Sofía García, Joaquín García, Héctor Herrera, Marie-Claire Noël,
Théo Hernandez, Filip Kostić, Miloš Jovanović, Jelena Jovanović, Jelena Petrović, Kostas Christou, Ana
Nogueira, Gonçalo Ribeiro, João Santos, João Silva, Nuno Santos, Tiago Santos, Nuno Ribeiro, Dong-hyun Kim,
Jing Chen, Jun Chen, Wei Chen, Wei Zhang, Yang Zhang, Fang Liu, Andriy Kovalenko, Taras Bondarenko,
"""
WELL_KNOWN: frozenset[str] = frozenset(name.strip() for name in _WELL_KNOWN.replace("\n", " ").split(","))

# Full names that several candidates share, so that a name alone does not say who is meant: (first, last, how many).
SHARED_FULL_NAMES: tuple[tuple[str, str, str, int], ...] = (
    ("Maria", "Silva", "portuguese", 3),
    ("Anna", "Kowalska", "polish", 2),
    ("Priya", "Nair", "indian_south", 2),
    ("Min", "Zhou", "chinese", 2),
    ("Sarah", "Jacobs", "north_american", 2),
    ("Omar", "Haddad", "arabic", 2),
    ("Lukas", "Schneider", "german", 2),
)
