# SPDX-License-Identifier: Apache-2.0
"""Names that forwarders type: places in the scripts of their countries and trading partners, common short names and codes.

One line per place: PLACE language:name | language:name. From general knowledge; the language is ISO 639-1, `code` is a code
of another list. A city name stands with the place where a consignment of that city starts or ends.
"""

_TEXT = """
CNXIA en:Xi'an|en:Xian|zh:西安|zh:西安国际港站|zh:西安港|ru:Сиань|de:Xi’an|tr:Şian|kk:Сиань|az:Sian|ka:სიანი|code:CNSIA
CNCQI en:Chongqing|zh:重庆|zh:团结村|ru:Чунцин|kk:Чунцин|en:Tuanjiecun|en:Chungking
CNCDU en:Chengdu|zh:成都|zh:青白江|ru:Чэнду|kk:Чэнду|en:Qingbaijiang
CNZGZ en:Zhengzhou|zh:郑州|zh:圃田|ru:Чжэнчжоу|kk:Чжэнчжоу|en:Putian terminal|code:CNCGO
CNYIU en:Yiwu|zh:义乌|zh:义乌西|ru:Иу
CNNHN en:Wuhan|zh:武汉|zh:吴家山|ru:Ухань|code:CNWUH
CNHFI en:Hefei|zh:合肥|ru:Хэфэй|code:CNHFE
CNCSH en:Changsha|zh:长沙|ru:Чанша|code:CNCSX
CNLAZ en:Lanzhou|zh:兰州|ru:Ланьчжоу|code:CNLHW
CNULZ en:Urumqi|en:Ürümqi|en:Wulumuqi|zh:乌鲁木齐|ru:Урумчи|kk:Үрімжі|code:CNURC
CN-JINGHE zh:精河|ru:Цзинхэ
CNAKL en:Alashankou|en:Alataw Pass|zh:阿拉山口|ru:Алашанькоу
CNHRS en:Horgos|en:Khorgos|en:Huoerguosi|zh:霍尔果斯|ru:Хоргос|kk:Қорғас
CNKSS en:Kashgar|en:Kashi|zh:喀什|ru:Кашгар
CNMLX en:Manzhouli|zh:满洲里|ru:Маньчжурия
CNERC en:Erenhot|en:Erlian|en:Erlianhaote|zh:二连浩特|ru:Эрэн-Хото
CNLYG en:Lianyungang|zh:连云港|ru:Ляньюньган
CNSHG en:Shanghai|en:Yangshan|zh:上海|zh:上海港|zh:洋山|ru:Шанхай|de:Schanghai|fr:Shanghaï|tr:Şanghay|kk:Шанхай|ka:შანხაი|az:Şanxay|code:CNSHA
CNNBG en:Ningbo|en:Ningbo-Zhoushan|zh:宁波|zh:宁波舟山港|ru:Нинбо|code:CNNGB
CNQIN en:Qingdao|en:Tsingtao|zh:青岛|ru:Циндао|code:CNTAO
CNTXG en:Tianjin|en:Xingang|en:Beijing|zh:北京|ru:Пекин|zh:天津|zh:天津新港|ru:Тяньцзинь|code:CNTSN
CNYTN en:Yantian|zh:盐田|zh:深圳盐田|ru:Яньтянь|en:Shenzhen
CNSZP en:Shekou|en:Chiwan|en:Shenzhen West|zh:蛇口|zh:深圳西部港|zh:深圳|code:CNSHK
CNNSA en:Nansha|en:Guangzhou|en:Canton|zh:南沙|zh:广州|ru:Гуанчжоу|code:CNCAN
CNXMN-PORT en:Xiamen|en:Amoy|zh:厦门|ru:Сямынь|code:CNXMN|code:CNXMG
KZDOS en:Dostyk|en:Druzhba|ru:Достык|kk:Достық|zh:多斯特克
KZ-ALTYNKOL en:Altynkol|en:Khorgos Gateway|en:Khorgos|ru:Хоргос|kk:Қорғас|en:Altynkol station|ru:Алтынколь|kk:Алтынкөл|ru:Хоргос Гейтвей|zh:阿腾科里
KZ-NURZHOLY en:Nur Zholy|en:Khorgos|ru:Хоргос|kk:Қорғас|en:Nur Joly|ru:Нур жолы|kk:Нұр жолы
KZ-BAKHTY en:Bakhty|ru:Бахты|kk:Бақты
KZAGY en:Aktogay|en:Aktogai|ru:Актогай|kk:Ақтоғай
KZ-AYAGOZ en:Ayagoz|ru:Аягоз|kk:Аягөз
KZ-ZHETYGEN en:Zhetygen|ru:Жетыген|kk:Жетіген
KZALA en:Almaty|en:Alma-Ata|ru:Алматы|ru:Алма-Ата|kk:Алматы|zh:阿拉木图|tr:Almatı|de:Almaty|ka:ალმათი|az:Almatı
KZ-KAZYBEKBEK en:Kazybek Bek|ru:Казыбек бек|kk:Қазыбек бек
KZ-SHU en:Shu|en:Chu|ru:Шу|kk:Шу
KZTAR en:Taraz|en:Zhambyl|ru:Тараз|kk:Тараз|code:KZDMB
KZCIT en:Shymkent|en:Chimkent|ru:Шымкент|ru:Чимкент|kk:Шымкент|zh:奇姆肯特
KZARY en:Arys|ru:Арысь|kk:Арыс
KZSRY en:Saryagash|ru:Сарыагаш|kk:Сарыағаш
KZKZO en:Kyzylorda|en:Qyzylorda|ru:Кызылорда|kk:Қызылорда
KZ-SAKSAUL en:Saksaulskaya|ru:Саксаульская|kk:Сексеуіл
KZ-SHALKAR en:Shalkar|ru:Шалкар|kk:Шалқар
KZKYH en:Kandyagash|ru:Кандыагаш|kk:Қандыағаш
KZAKX en:Aktobe|en:Aqtobe|en:Aktyubinsk|ru:Актобе|kk:Ақтөбе|zh:阿克托别
KZ-BEYNEU en:Beyneu|en:Beineu|ru:Бейнеу|kk:Бейнеу
KZ-MANGYSTAU en:Mangystau|en:Mangyshlak|ru:Мангистау|kk:Маңғыстау
KZAAU en:Aktau|en:Aqtau|en:Aktau seaport|ru:Актау|ru:порт Актау|kk:Ақтау|zh:阿克套|zh:阿克套港|tr:Aktau limanı|az:Aktau|ka:აქთაუ|ka:აკტაუ|fa:آق‌تائو|code:KZSCO
KZKUR en:Kuryk|en:Quryq|ru:Курык|ru:порт Курык|kk:Құрық|zh:库雷克
KZUZE en:Zhanaozen|en:Uzen|ru:Жанаозен|kk:Жаңаөзен
KZ-BOLASHAK en:Bolashak|ru:Болашак|kk:Болашақ
KZ-ATYRAU en:Atyrau|en:Guryev|ru:Атырау|kk:Атырау|code:KZGUW
KZ-MOIYNTY en:Moiynty|en:Moyinty|en:Mointy|ru:Мойынты|kk:Мойынты
KZ-ZHARYK en:Zharyk|ru:Жарык|kk:Жарық
KZ-KYZYLZHAR en:Kyzylzhar|ru:Кызылжар|kk:Қызылжар
KZDZN en:Zhezkazgan|ru:Жезказган|kk:Жезқазған
KZKGF en:Karaganda|en:Qaraghandy|ru:Караганда|kk:Қарағанды
KZ-ASTANA en:Astana|en:Nur-Sultan|ru:Астана|kk:Астана|zh:阿斯塔纳|code:KZNQZ|code:KZTSE
KZ-TOBOL en:Tobol|en:Tobyl|ru:Тобол|kk:Тобыл
KZPPK en:Petropavl|en:Petropavlovsk|ru:Петропавловск|kk:Петропавл
KZSGV en:Semiglavyy Mar|ru:Семиглавый Мар
UZTAS en:Tashkent|en:Toshkent|en:Sergeli|ru:Ташкент|uz:Toshkent|zh:塔什干|tr:Taşkent|de:Taschkent|kk:Ташкент
UZSKD en:Samarkand|ru:Самарканд|uz:Samarqand|zh:撒马尔罕
UZBHK en:Bukhara|ru:Бухара|uz:Buxoro|zh:布哈拉
UZAZN en:Andijan|en:Andizhan|ru:Андижан|uz:Andijon|zh:安集延
UZ-KUNGRAD en:Kungrad|ru:Кунград|uz:Qoʻngʻirot
KG-OSH en:Osh|ru:Ош|ky:Ош|zh:奥什
KGJLD en:Jalal-Abad|ru:Джалал-Абад|ky:Жалал-Абад
KG-TORUGART en:Torugart|ru:Торугарт|zh:吐尔尕特
TMFAR en:Farap|ru:Фарап|tk:Farap
TMTK5 en:Turkmenabat|en:Chardzhou|ru:Туркменабат|tk:Türkmenabat
TMMYP en:Mary|en:Merv|ru:Мары|tk:Mary
TMASB en:Ashgabat|en:Ashkhabad|ru:Ашхабад|tk:Aşgabat|zh:阿什哈巴德
TM-BEREKET en:Bereket|ru:Берекет|tk:Bereket
TM-SERHETYAKA en:Serhetyaka|ru:Серхетяка
TM-AKYAYLA en:Akyayla|en:Etrek|ru:Акяйла|tk:Akýaýla
TM-SARAHS en:Serakhs|ru:Серахс|tk:Sarahs
TMKRW en:Turkmenbashi|en:Turkmenbashy|en:Krasnovodsk|ru:Туркменбаши|tk:Türkmenbaşy|tr:Türkmenbaşı|zh:土库曼巴希
AZALA en:Alat|en:Port of Baku|en:Baku port|en:Alyat|az:Ələt|az:Bakı limanı|az:Bakı Beynəlxalq Dəniz Ticarət Limanı|ru:Алят|ru:Порт Баку|zh:阿拉特|zh:巴库港|tr:Alat limanı|ka:ალიათი
AZBAK en:Baku|az:Bakı|ru:Баку|zh:巴库|tr:Bakü|de:Baku|kk:Баку|ka:ბაქო|fr:Bakou
AZ-ABSHERON en:Absheron|en:Khirdalan|az:Abşeron|az:Xırdalan|ru:Апшерон|ru:Абшерон|zh:阿布歇隆
AZSUQ en:Sumgait|en:Sumqayit|az:Sumqayıt|ru:Сумгаит
AZ-HAJIQABUL en:Hajiqabul|az:Hacıqabul|ru:Аджикабул
AZ-YEVLAKH en:Yevlakh|az:Yevlax|ru:Евлах
AZGAN en:Ganja|az:Gəncə|ru:Гянджа|tr:Gence
AZ-BOYUKKESIK en:Boyuk Kesik|en:Beyuk Kesik|az:Böyük Kəsik|ru:Беюк-Кясик
AZ-QIRMIZIKORPU en:Red Bridge|en:Krasny Most|en:Tsiteli Khidi|az:Qırmızı Körpü|ru:Красный Мост|ka:წითელი ხიდი
AZ-HORADIZ en:Horadiz|az:Horadiz|ru:Горадиз
AZ-AGBEND en:Agband|az:Ağbənd|ru:Агбенд
AZ-ORDUBAD en:Ordubad|az:Ordubad|ru:Ордубад
AZNAJ en:Nakhchivan|az:Naxçıvan|ru:Нахичевань|tr:Nahçıvan
AM-MEGHRI en:Meghri|hy:Մեղրի|ru:Мегри
GEGAR en:Gardabani|ka:გარდაბანი|ru:Гардабани
GETBS en:Tbilisi|en:Tiflis|ka:თბილისი|ru:Тбилиси|zh:第比利斯|tr:Tiflis|az:Tbilisi|de:Tiflis|kk:Тбилиси
GE-MARABDA en:Marabda|ka:მარაბდა|ru:Марабда
GE-AKHALKALAKI en:Akhalkalaki|ka:ახალქალაქი|ru:Ахалкалаки|tr:Ahılkelek
GEKHI en:Khashuri|ka:ხაშური|ru:Хашури
GE-ZESTAPONI en:Zestaponi|ka:ზესტაფონი|ru:Зестафони
GESTD en:Samtredia|ka:სამტრედია|ru:Самтредиа
GEPTI en:Poti|ka:ფოთი|ru:Поти|zh:波季|tr:Poti limanı|az:Poti limanı
GEBUS en:Batumi|ka:ბათუმი|ru:Батуми|zh:巴统|tr:Batum|az:Batumi limanı
GEANA en:Anaklia|ka:ანაკლია|ru:Анаклия
GE-SARPI en:Sarpi|en:Sarp|ka:სარფი|tr:Sarp
TRKSY en:Kars|tr:Kars|ru:Карс|zh:卡尔斯|ka:ყარსი
TR-CANBAZ tr:Canbaz
TRERZ en:Erzurum|tr:Erzurum|ru:Эрзурум
TRERC en:Erzincan|tr:Erzincan
TRVAS en:Sivas|tr:Sivas
TRASR en:Kayseri|tr:Kayseri
TRANK en:Ankara|tr:Ankara|ru:Анкара|zh:安卡拉
TRESK en:Eskisehir|tr:Eskişehir
TR-KOSEKOY en:Izmit|tr:İzmit|tr:Köseköy|tr:Kocaeli|code:TRIZT
TRIST en:Istanbul|tr:İstanbul|ru:Стамбул|zh:伊斯坦布尔|az:İstanbul|ka:სტამბოლი|kk:Ыстамбұл|de:Istanbul|en:Marmaray
TR-HALKALI en:Halkali|tr:Halkalı
TRAMR en:Ambarli|tr:Ambarlı|tr:Ambarlı Limanı
TR-KAPIKULE en:Kapikule|en:Edirne|tr:Kapıkule|bg:Капъкуле
TRMER en:Mersin|tr:Mersin|ru:Мерсин|zh:梅尔辛
TRISK en:Iskenderun|tr:İskenderun
TRSSX en:Samsun|tr:Samsun|ru:Самсун
TRKSP en:Karasu|tr:Karasu
TRTZX en:Trabzon|tr:Trabzon|ru:Трабзон
TRMLX en:Malatya|tr:Malatya
TR-TATVAN en:Tatvan|tr:Tatvan
TRVAN en:Van|tr:Van
TRKPY en:Kapikoy|tr:Kapıköy
TRIGD en:Igdir|tr:Iğdır
TR-DILUCU en:Dilucu|tr:Dilucu
IR-INCHEHBORUN en:Incheh Borun|en:Inche Boroun|fa:اینچه‌برون
IRGBT en:Gorgan|fa:گرگان
IRMHD en:Mashhad|fa:مشهد|ru:Мешхед
IR-GARMSAR en:Garmsar|fa:گرمسار
IRTHR en:Tehran|en:Teheran|fa:تهران|ru:Тегеран|zh:德黑兰|tr:Tahran|de:Teheran
IR-APRIN en:Aprin|en:Aprin dry port|fa:آپرین|zh:阿普林
IRTBZ en:Tabriz|fa:تبریز|ru:Тебриз|tr:Tebriz
IR-RAZI en:Razi|fa:رازی
IRBND en:Bandar Abbas|en:Shahid Rajaee|fa:بندرعباس|ru:Бендер-Аббас|zh:阿巴斯港
IRBAZ en:Anzali|en:Bandar Anzali|fa:بندر انزلی|ru:Энзели
IRAMD en:Amirabad|fa:امیرآباد|ru:Амирабад
IRCKT en:Sarakhs|fa:سرخس
RU-ZABAIKALSK en:Zabaikalsk|ru:Забайкальск|zh:后贝加尔斯克
RU-KARYMSKAYA ru:Карымская
RU-NAUSHKI en:Naushki|ru:Наушки
RUUUD en:Ulan-Ude|ru:Улан-Удэ
RUIKT en:Irkutsk|ru:Иркутск
RUOVB en:Novosibirsk|ru:Новосибирск|zh:新西伯利亚
RUOMS en:Omsk|ru:Омск
RU-TYUMEN en:Tyumen|ru:Тюмень
RU-KURGAN en:Kurgan|ru:Курган|code:RUKRO
RU-YEKATERINBURG en:Yekaterinburg|en:Ekaterinburg|ru:Екатеринбург|zh:叶卡捷琳堡|code:RUSVX
RU-KARTALY ru:Карталы
RUREN en:Orenburg|ru:Оренбург
RU-ILETSK en:Iletsk|ru:Соль-Илецк
RUKUF en:Samara|ru:Самара
RU-RYAZAN en:Ryazan|ru:Рязань
RUMOW en:Moscow|ru:Москва|zh:莫斯科|de:Moskau|tr:Moskova|kk:Мәскеу|pl:Moskwa
RULED en:St Petersburg|en:Saint Petersburg|ru:Санкт-Петербург|zh:圣彼得堡|de:Sankt Petersburg
RU-SMOLENSK en:Smolensk|ru:Смоленск
RUKGD en:Kaliningrad|ru:Калининград|de:Königsberg|pl:Królewiec|zh:加里宁格勒
BYOSH en:Orsha|ru:Орша|be:Орша
BYMSQ en:Minsk|ru:Минск|be:Мінск|zh:明斯克
BYBQT en:Brest|en:Brest-Litovsk|ru:Брест|be:Брэст|pl:Brześć|zh:布列斯特
LTVIL en:Vilnius|lt:Vilnius|ru:Вильнюс
LTKLJ en:Klaipeda|lt:Klaipėda|ru:Клайпеда
MNZUU en:Zamyn-Uud|mn:Замын-Үүд
MNULN en:Ulaanbaatar|en:Ulan Bator|mn:Улаанбаатар|ru:Улан-Батор|zh:乌兰巴托
PLMAA en:Malaszewicze|pl:Małaszewicze|ru:Малашевиче|zh:马拉舍维奇|de:Malaschewitsche
PLWAW en:Warsaw|pl:Warszawa|de:Warschau|ru:Варшава|zh:华沙|tr:Varşova
PLLOD en:Lodz|pl:Łódź|ru:Лодзь|zh:罗兹
PLSAW en:Slawkow|pl:Sławków
PLPOZ en:Poznan|pl:Poznań|de:Posen
DEFFO en:Frankfurt Oder|en:Frankfurt an der Oder
DEDUI en:Duisburg|en:Duisburg DIT|en:DIT|en:duisport|de:Duisburg|zh:杜伊斯堡|ru:Дуйсбург|tr:Duisburg|kk:Дуйсбург
DEHAM en:Hamburg|de:Hamburg|zh:汉堡|ru:Гамбург|tr:Hamburg
DE-MUKRAN en:Mukran|de:Sassnitz-Mukran|en:Sassnitz
DEMHG en:Mannheim|de:Mannheim|zh:曼海姆|ru:Мангейм
NLRTM en:Rotterdam|nl:Rotterdam|zh:鹿特丹|ru:Роттердам
NL-TILBURG en:Tilburg|zh:蒂尔堡
BEANR en:Antwerp|nl:Antwerpen|fr:Anvers|zh:安特卫普|ru:Антверпен
CZPRG en:Prague|cs:Praha|de:Prag|zh:布拉格|ru:Прага
CZ-MELNIK en:Melnik|cs:Mělník
CZCTR en:Ceska Trebova|cs:Česká Třebová
SKBTS en:Bratislava|sk:Bratislava|de:Pressburg|ru:Братислава
SKDBR en:Dobra|sk:Dobrá|sk:Čierna nad Tisou
UACOP en:Chop|uk:Чоп|ru:Чоп|hu:Csap
ATVIE en:Vienna|de:Wien|zh:维也纳|ru:Вена|tr:Viyana|hu:Bécs
HUBUD en:Budapest|en:BILK|hu:Budapest|zh:布达佩斯|ru:Будапешт|tr:Budapeşte
HUFKE en:Fenyeslitke|en:Zahony|hu:Záhony|hu:Fényeslitke|en:East-West Gate
HU-KELEBIA hu:Kelebia
RO-CURTICI ro:Curtici
RO-BUCHAREST en:Bucharest|ro:București|de:Bukarest|ru:Бухарест|tr:Bükreş|code:ROBUH
ROCND en:Constanta|ro:Constanța|en:Constantza|de:Konstanza|ru:Констанца|zh:康斯坦察|tr:Köstence
BGVAR en:Varna|bg:Варна
BGBOJ en:Burgas|en:Bourgas|bg:Бургас|ru:Бургас
BG-SVILENGRAD bg:Свиленград
BGPDV en:Plovdiv|bg:Пловдив
BGSOF en:Sofia|bg:София|zh:索非亚
RSINI en:Nis|sr:Ниш|sr:Niš
RSBEG en:Belgrade|sr:Београд|sr:Beograd|de:Belgrad|zh:贝尔格莱德
ITTRS en:Trieste|it:Trieste|de:Triest
ITMIL en:Milan|it:Milano|de:Mailand|zh:米兰|ru:Милан|it:Melzo|it:Segrate
SIKOP en:Koper|sl:Koper|it:Capodistria
GRPIR en:Piraeus|el:Πειραιάς|en:Pireas|zh:比雷埃夫斯|ru:Пирей|en:Athens
GRSKG en:Thessaloniki|el:Θεσσαλονίκη|en:Salonica
UAODS en:Odesa|en:Odessa|uk:Одеса|ru:Одесса
UAILK en:Chornomorsk|en:Ilyichevsk|uk:Чорноморськ|ru:Черноморск
SGSIN en:Singapore|zh:新加坡|ru:Сингапур
EG-SUEZ en:Suez|en:Suez Canal|ar:السويس|zh:苏伊士运河
EGPSD en:Port Said|ar:بورسعيد
XZ-BABELMANDEB en:Bab-el-Mandeb|en:Bab al-Mandab|en:Red Sea|ar:باب المندب
XZ-CAPE en:Cape of Good Hope|en:Cape|zh:好望角
XZ-GIBRALTAR en:Gibraltar|en:Strait of Gibraltar|es:Estrecho de Gibraltar
XZ-BOSPHORUS en:Bosphorus|en:Bosporus|tr:Boğaziçi
XZ-HORMUZ en:Hormuz|en:Strait of Hormuz|fa:تنگه هرمز
XZ-MALACCA en:Malacca|en:Malacca Strait|zh:马六甲海峡
"""

NAMES = [
    (place, *item.split(":", 1))
    for place, names in (line.split(" ", 1) for line in _TEXT.strip().splitlines())
    for item in names.split("|")
]
