"""How long translations are, for pairs of languages and learned from texts."""

from __future__ import annotations

import pytest

from docpipe.model.source import LocaleName
from docpipe.translation.aligning.lengths import DEAREST, length_cost, length_scale
from tests.translation.factory import block

CHINESE = "去中心化的人工智能让每个人都能参与模型的训练与治理，而不必依赖一家公司。"
TEXTS = {
    "en": "Decentralised AI lets everybody take part in training and governing models without relying on one company.",
    "ja": "分散型の人工知能では、誰もがモデルの訓練とガバナンスに参加でき、一つの会社に頼る必要がありません。",
    "ko": "탈중앙화 인공지능은 누구나 한 회사에 의존하지 않고 모델의 훈련과 거버넌스에 참여할 수 있게 합니다.",
    "fr": "L'IA décentralisée permet à tous d'entraîner et de gouverner les modèles sans dépendre d'une entreprise.",
    "de": "Dezentrale künstliche Intelligenz erlaubt es allen, am Training und an der Steuerung von Modellen "
    "mitzuwirken, ohne von einer einzelnen Firma abzuhängen.",
    "es": "La inteligencia artificial descentralizada permite que todos participen en el entrenamiento y el gobierno "
    "de los modelos sin depender de una empresa.",
    "pt": "A inteligência artificial descentralizada permite que todos participem do treinamento e da governança "
    "dos modelos sem depender de uma empresa.",
    "ar": "يتيح الذكاء الاصطناعي اللامركزي للجميع المشاركة في تدريب النماذج وإدارتها دون الاعتماد على شركة واحدة.",
    "ru": "Децентрализованный ИИ позволяет каждому участвовать в обучении и управлении моделями без одной компании.",
}


@pytest.mark.parametrize("locale", TEXTS)
def test_a_translation_has_its_usual_length(locale: str) -> None:
    """The figures of every pair of languages fit an ordinary sentence, in both directions."""
    there = length_scale(LocaleName("zh"), LocaleName(locale))
    ours, theirs = there.source_length(block(CHINESE)), there.target_length(block(TEXTS[locale]))
    assert length_cost(ours, theirs, there.spread) < 2
    back = length_scale(LocaleName(locale), LocaleName("zh-hans"))
    assert length_cost(back.source_length(block(TEXTS[locale])), back.target_length(block(CHINESE)), back.spread) < 2


def test_a_difference_costs_more_the_larger_it_is() -> None:
    """From nothing to the dearest, and no further."""
    costs = [length_cost(100, 100 + more, 0.16) for more in range(0, 400, 20)]
    assert costs[0] == 0
    assert costs == sorted(costs)
    assert costs[-1] == DEAREST


def test_enough_pairs_teach_the_ratio() -> None:
    """A house that writes tersely is known by it; a few pairs, and texts that read the same, teach nothing."""
    scale = length_scale(LocaleName("zh"), LocaleName("en"))
    terse = block(CHINESE), block("AI for all, without one company to rely on.")
    assert scale.learned([terse] * 11) == scale
    assert scale.learned([(terse[0], terse[0])] * 50) == scale
    assert scale.learned([terse] * 12).ratio < 0.5
