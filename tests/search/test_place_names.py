"""Countries and regions are called as the United Nations call them."""

from itertools import groupby

import pytest
from babel import Locale
from django.utils.translation import to_locale

from search.place_names import NAMES
from search.places import countries_in, place_name, place_note, regions_in, usual_name

LANGUAGES = ("en", "fr", "es", "ru", "zh-hans", "ar")
# Written from the UN's lists of names, apart from the table of the code: where others are often wrong.
PITFALLS = """
BO|Bolivia (Plurinational State of)|Bolivie (État plurinational de)|Bolivia (Estado Plurinacional de)|Боливия (Многонациональное Государство)|玻利维亚（多民族国）|بوليفيا (دولة - المتعددة القوميات)
CD|Democratic Republic of the Congo|République démocratique du Congo|República Democrática del Congo|Демократическая Республика Конго|刚果民主共和国|جمهورية الكونغو الديمقراطية
CG|Congo|Congo|Congo|Конго|刚果|الكونغو
CI|Côte d’Ivoire|Côte d’Ivoire|Côte d’Ivoire|Кот-д’Ивуар|科特迪瓦|كوت ديفوار
CV|Cabo Verde|Cabo Verde|Cabo Verde|Кабо-Верде|佛得角|كابو فيردي
CZ|Czechia|Tchéquie|Chequia|Чехия|捷克|تشيكيا
HK|Hong Kong, China|Hong Kong (Chine)|Hong Kong (China)|Гонконг (Китай)|中国香港|هونغ كونغ (الصين)
IR|Iran (Islamic Republic of)|Iran (République islamique d’)|Irán (República Islámica del)|Иран (Исламская Республика)|伊朗（伊斯兰共和国）|إيران (جمهورية - الإسلامية)
KG|Kyrgyzstan|Kirghizistan|Kirguistán|Кыргызстан|吉尔吉斯斯坦|قيرغيزستان
KP|Democratic People’s Republic of Korea|République populaire démocratique de Corée|República Popular Democrática de Corea|Корейская Народно-Демократическая Республика|朝鲜民主主义人民共和国|جمهورية كوريا الشعبية الديمقراطية
KR|Republic of Korea|République de Corée|República de Corea|Республика Корея|大韩民国|جمهورية كوريا
LA|Lao People’s Democratic Republic|République démocratique populaire lao|República Democrática Popular Lao|Лаосская Народно-Демократическая Республика|老挝人民民主共和国|جمهورية لاو الديمقراطية الشعبية
MD|Republic of Moldova|République de Moldova|República de Moldova|Республика Молдова|摩尔多瓦共和国|جمهورية مولدوفا
MK|North Macedonia|Macédoine du Nord|Macedonia del Norte|Северная Македония|北马其顿|مقدونيا الشمالية
MM|Myanmar|Myanmar|Myanmar|Мьянма|缅甸|ميانمار
MO|Macao, China|Macao (Chine)|Macao (China)|Макао (Китай)|中国澳门|ماكاو (الصين)
NL|Netherlands (Kingdom of the)|Pays-Bas (Royaume des)|Países Bajos (Reino de los)|Королевство Нидерландов|荷兰王国|مملكة هولندا
PS|State of Palestine|État de Palestine|Estado de Palestina|Государство Палестина|巴勒斯坦国|دولة فلسطين
RU|Russian Federation|Fédération de Russie|Federación de Rusia|Российская Федерация|俄罗斯联邦|الاتحاد الروسي
SY|Syrian Arab Republic|République arabe syrienne|República Árabe Siria|Сирийская Арабская Республика|阿拉伯叙利亚共和国|الجمهورية العربية السورية
SZ|Eswatini|Eswatini|Eswatini|Эсватини|斯威士兰|إسواتيني
TR|Türkiye|Türkiye|Türkiye|Турция|土耳其|تركيا
TW|Taiwan Province of China|Province chinoise de Taiwan|Provincia china de Taiwán|Провинция Китая Тайвань|中国台湾省|مقاطعة تايوان الصينية
TZ|United Republic of Tanzania|République-Unie de Tanzanie|República Unida de Tanzanía|Объединенная Республика Танзания|坦桑尼亚联合共和国|جمهورية تنزانيا المتحدة
US|United States of America|États-Unis d’Amérique|Estados Unidos de América|Соединенные Штаты Америки|美利坚合众国|الولايات المتحدة الأمريكية
VA|Holy See|Saint-Siège|Santa Sede|Святой Престол|教廷|الكرسي الرسولي
VE|Venezuela (Bolivarian Republic of)|Venezuela (République bolivarienne du)|Venezuela (República Bolivariana de)|Венесуэла (Боливарианская Республика)|委内瑞拉（玻利瓦尔共和国）|فنزويلا (جمهورية - البوليفارية)
VN|Viet Nam|Viet Nam|Viet Nam|Вьетнам|越南|فييت نام
XK|Kosovo|Kosovo|Kosovo|Косово|科索沃|كوسوفو
"""  # noqa: E501
ROWS = [row.split("|") for row in PITFALLS.strip().splitlines()]


def places():
    return {code for language in LANGUAGES for code in NAMES[language]}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_others_are_often_wrong_about(row):
    code, *names = row
    assert [place_name(code, language) for language in LANGUAGES] == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_unicode_calls_otherwise_is_in_the_table(language):
    known = Locale.parse(to_locale(language)).territories
    assert NAMES[language].keys() <= known.keys()
    assert {c: name for c, name in NAMES[language].items() if usual_name(c, language) == name} == {}


def leaves(region):
    inside = regions_in(region)
    return [code for part in inside for code in leaves(part)] or [*countries_in(region)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_countries_have_one_name(language):
    codes = [
        code for continent in ("002", "019", "142", "150", "009") for code in leaves(continent)
    ]
    names = sorted((place_name(code, language), code) for code in codes)
    same = [[*group] for _name, group in groupby(names, key=lambda pair: pair[0])]
    assert [group for group in same if len(group) > 1] == []


def test_kosovo_has_its_note_and_no_other_place_has_one():
    note = (
        "References to Kosovo shall be understood to be in the context of "
        "Security Council resolution 1244 (1999)."
    )
    assert place_note("XK", "en") == note
    assert {place_note(code, "en") for code in places()} == {""}
