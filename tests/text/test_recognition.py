from __future__ import annotations

import pytest

from tts_studio.text import recognition, scripts

SENTENCES = {
    "en-us": "How many apples do we need for the cake? Our train was twenty minutes late.",
    "de": "Wie viele Äpfel brauchen wir für den Kuchen? Unser Zug hatte Verspätung.",
    "fr": "Combien de pommes faut-il pour le gâteau ? Notre train avait du retard.",
    "es": "¿Cuántas manzanas necesitamos para el pastel? Nuestro tren llegó tarde.",
    "it": "Quante mele ci servono per la torta? Il nostro treno era in ritardo.",
    "nl": "Hoeveel appels hebben we nodig voor de taart? Onze trein was te laat.",
    "pt-br": "Quantas maçãs precisamos para o bolo? Nosso trem atrasou hoje de manhã.",
    "pl": "Ile jabłek potrzebujemy do ciasta? Nasz pociąg spóźnił się dziś rano.",
    "ru": "Сколько яблок нам нужно для пирога? Наш поезд опоздал сегодня утром.",
    "cmn": "做蛋糕需要几个苹果？我们的火车今天早上晚点了。",
    "ja": "ケーキにはりんごがいくつ必要ですか。今朝は電車が遅れました。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_text_is_in_its_language(language: str) -> None:
    assert recognition.fit(SENTENCES[language], language) == 1.0
    assert recognition.other_language(SENTENCES[language], language) == ""


@pytest.mark.parametrize("language", SENTENCES)
def test_and_in_no_other(language: str) -> None:
    others = [text for name, text in SENTENCES.items() if name != language]

    assert [recognition.fit(text, language) for text in others] == [-1.0] * len(others)
    for text in others:
        assert recognition.other_language(text, language) or scripts.foreign_script(text, language)


@pytest.mark.parametrize("text", ["", "Yes.", "12:30", "Anna", "OK, OK"])
def test_a_few_words_tell_nothing(text: str) -> None:
    assert recognition.fit(text, "de") == 0.0
    assert recognition.other_language(text, "de") == ""


@pytest.mark.parametrize("language", ["qya", "jbo", ""])
def test_of_a_language_that_is_not_known_nothing_is_said(language: str) -> None:
    assert recognition.fit(SENTENCES["en-us"], language) == 0.0
    assert recognition.other_language(SENTENCES["en-us"], language) == ""
