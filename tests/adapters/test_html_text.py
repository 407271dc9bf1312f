from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.adapters.html_text import html_to_text


def test_blocks_become_lines_and_entities_characters() -> None:
    html = (
        "<!DOCTYPE html><html><head><title>T</title></head><body><h1>Your&nbsp;case</h1>"
        "<p>We&rsquo;ll  refund\n you &pound;189.</p><div>Thanks<br>Anna</div>"
        "<ul><li>one<li>two</ul><table><tr><td>a</td><td>b</td></tr></table></body></html>"
    )
    assert html_to_text(html).split("\n") == [
        "Your case", "", "We’ll refund you £189.", "Thanks", "Anna", "- one", "- two", "a b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>refused</script>",
        "<SCRIPT>if (a < b) { refused }</SCRIPT >",
        "<style>.refused{}</style>",
        "<svg><text>refused</text></svg>",
        "<!-- refused -->",
        "<!--[if mso]><p>refused</p><![endif]-->",
        '<div style="display:none">refused <b>deep</b> refused</div>',
        "<div STYLE='color:red; DISPLAY : none'>refused</div>",
        "<p hidden>refused</p>",
        '<span style="font-size:0px">refused</span>',
        '<span style="visibility:hidden">refused</span>',
        '<div style="display:none"><p>refused<p>refused</div>',
        "<p style=display:none>refused<p>",
        "<template><p>refused</p></template>",
        '<a title="refused" href="https://refused.example/">link</a>',
    ],
)
def test_what_a_page_hides_is_left_out(hidden: str) -> None:
    text = html_to_text(f"<p>before</p>{hidden}<p>after</p>")
    assert "refused" not in text
    assert text.startswith("before")
    assert text.endswith("after")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a <b", "a <b"),
        ('<a href="x>y">shown</a>', "shown"),
        ("<p title='a>b'>shown", "shown"),
        ('<p class="open>shown', "shown"),
        ("shown</div></span>", "shown"),
        ("<div data-hidden=1 title='hidden'>shown</div>", "shown"),
        ('<p style="font-size:0.9em">shown</p>', "shown"),
        ("<head><title>t</title><body>shown", "shown"),
        ("<pre>a\n b</pre>", "a\nb"),
        ("<blockquote>old<p>older</p></blockquote>new", "> old\n> older\nnew"),
        ("<!-- never closed <p>shown</p>", "shown"),
        ("", ""),
    ],
)
def test_odd_html_keeps_its_text(html: str, text: str) -> None:
    assert html_to_text(html).replace("\n\n", "\n").replace("\n> \n", "\n") == text


TAGS = st.sampled_from([
    "<p>", "</p>", "<div style='display:none'>", "</div>", "<!--", "-->", "<a x=\"", "'", ">", "<",
    "<script>", "</script>", "<li>", "<pre>", "&amp;", "&#x1F600;", "&#xD800;", "<br/>", "x\n",
])  # fmt: skip


@given(st.lists(TAGS | st.text(max_size=8), max_size=40).map("".join))
def test_nothing_makes_it_raise(html: str) -> None:
    assert isinstance(html_to_text(html), str)


@given(st.text(alphabet=st.characters(exclude_characters="<&>", categories=["L", "N"]), min_size=1))
def test_words_come_through_any_plain_wrapping(word: str) -> None:
    assert html_to_text(f"<div><p><b>{word}</b></p></div>") == word


@pytest.mark.parametrize(
    "piece",
    ["<a ", '<a x="', "<!--", "<!--x>", "<p>", "<blockquote>", '<a =">" ', "</", "<script>", "&"],
)
def test_a_long_hostile_page_is_read_in_one_pass(piece: str) -> None:
    # Quadratic readers need many minutes for this.
    html_to_text(piece * (600_000 // len(piece)) + '="')
