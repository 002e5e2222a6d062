"""Every macro renders in both languages; what must stand in it stands there."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from netra.doors.ui.gallery import gallery_page
from netra.doors.ui.shell import Shell

Render = Callable[..., str]


@pytest.mark.parametrize("shell", ["desk", "citizen"])
def test_gallery_renders_whole_without_script_or_inline_style(language: str, shell: str) -> None:
    html = render_to_string(f"ui/gallery_{shell}.html", {"page": gallery_page()}, using="jinja2")
    assert f'<html lang="{language}"' in html
    assert ("Komponen" if language == "id" else "Components") in html
    assert "<script" not in html
    assert "style=" not in html
    assert "{{" not in html


def test_gallery_is_closed_outside_demo_and_development(client: Client, settings: object) -> None:
    assert client.get("/gaya/").status_code == 200
    settings.NETRA_DEMO = False  # type: ignore[attr-defined]
    assert client.get("/gaya/").status_code == 404


@pytest.mark.parametrize("name", ["403", "403_csrf", "404", "413", "500"])
def test_error_pages_need_nobody_and_nothing(language: str, name: str) -> None:
    html = render_to_string(f"{name}.html", using="jinja2")
    assert f'<html lang="{language}"' in html
    assert "<h1>" in html


def test_demo_bar_and_desk_stand_only_where_the_shell_says(language: str) -> None:
    page = replace(gallery_page(), shell=Shell(language=language))
    html = render_to_string("ui/gallery_desk.html", {"page": page}, using="jinja2")
    assert "demo-bar" not in html
    assert 'class="who"' not in html


def test_state_is_word_and_shape_beside_colour(render: Render) -> None:
    html = render('{% from "ui/text.html" import tag %}{{ tag("lewat", "late") }}')
    assert "tag--late" in html
    assert "<svg" in html
    assert "lewat" in html


def test_claim_code_stands_in_four_groups(render: Render) -> None:
    source = '{% from "ui/receipt.html" import receipt_code %}{{ receipt_code(code) }}'
    html = render(source, code="K7QM4RXW9T2CHV5D")
    assert html.count("<span>") == 4
    assert "<span>K7QM</span>" in html


def test_text_of_strangers_is_escaped_everywhere(language: str) -> None:
    page = gallery_page()
    rows = (replace(page.rows[0], about="<script>x</script>", number='"><b>'),)
    html = render_to_string(
        "ui/gallery_desk.html", {"page": replace(page, rows=rows)}, using="jinja2"
    )
    assert "<script>x" not in html
    assert '"><b>' not in html


def test_refused_act_is_said_and_not_linked(render: Render) -> None:
    page = gallery_page()
    refused = replace(page.act, refused="Only the chair may do this.", url="/secret")
    source = '{% from "ui/case.html" import next_step %}{{ next_step(act) }}'
    html = render(source, act=refused)
    assert "Only the chair" in html
    assert "/secret" not in html


def test_an_unknown_name_in_a_template_raises(render: Render) -> None:
    with pytest.raises(Exception, match="missing"):
        render("{{ missing }}")


@pytest.mark.parametrize(("key", "word"), [("text", "teks"), ("contradicted", "dua bacaan")])
def test_certainty_is_a_word_that_opens(render: Render, key: str, word: str) -> None:
    page = gallery_page()
    citation = next(one for one in page.citations if one.certainty == key)
    source = '{% from "ui/case.html" import certainty %}{{ certainty(citation) }}'
    with translation.override("id"):
        html = render(source, citation=citation)
    assert f"<summary>{word}</summary>" in html
    assert "Perbawaslu 9/2024" in html
