"""翻页的按钮：列表要点一下才有下一页的，在浏览器里找到那个按钮，点下去；没有按钮的，往下滚。"""

from playwright.async_api import Page

from parsing.lists.pager import BUTTONS, DISABLED
from parsing.words.pager_words import MORE, NEXT, NUMBER

_LONGEST = 12
# The next page's button by its words; else the number after the one that is marked as shown; else what adds more rows.
# What has an address needs no click, and may lead anywhere.
_CLICK = """({buttons, next, more, number, disabled, longest, own}) => {
    const [isNext, isMore, isNumber] = [next, more, number].map(words => new RegExp(words, "i"));
    const isOff = new RegExp(disabled, "i"), marked = /(?:^|[\\s_-])(?:cur\\w*|active|on|now|this\\w*|select\\w*)(?:$|[\\s_-])/i;
    const words = one => (one.tagName === "INPUT" ? one.value : one.innerText || one.title || "").trim();
    const isShown = one => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== "hidden";
    const off = one => one.disabled || isOff.test(one.className) || isOff.test(one.parentElement.className);
    const address = one => (one.closest("a[href]") || one).getAttribute("href") || "";
    const hasAddress = one => !/^\\s*(?:#|javascript:|$)/i.test(address(one));
    const holds = one => one.querySelector("a, button, ul, li") || [...one.children].some(inner => words(inner) === words(one));
    const all = [...document.querySelectorAll(buttons)].filter(one => isShown(one) && !holds(one)
        && !hasAddress(one) && words(one) && words(one).length <= longest);
    const seldom = one => ["DIV", "P", "EM", "I", "B"].includes(one.tagName) && !one.hasAttribute("onclick");
    const numbered = all.filter(one => !seldom(one) && isNumber.test(words(one))).map(one => [one, Number(words(one).match(isNumber)[1])]);
    const leads = one => one.onclick || one.hasAttribute("onclick") || one.hasAttribute("href") || one.tagName === "BUTTON";
    const beside = one => numbered.some(([other]) => one.parentElement.parentElement.contains(other));
    let button = all.find(one => isNext.test(words(one)) && (words(one).length > 1 || beside(one)));
    if (button && off(button)) return false;
    if (!button && numbered.length > 1) {
        const shown = numbered.find(([one]) => marked.test(one.className) || marked.test(one.parentElement.className)
            || one.getAttribute("aria-current")) || numbered.find(([one]) => !leads(one));
        const here = shown ? shown[1] : own;
        const following = numbered.find(([one, n]) => n === here + 1);
        button = following && following[0];
    }
    button = button || all.find(one => isMore.test(words(one)) && !off(one));
    if (button) button.click();
    return Boolean(button);
}"""
# Lists without end show more where somebody scrolls down to what they show.
_SCROLL = "() => { window.scrollTo(0, document.documentElement.scrollHeight); }"
_LINKS = "() => document.links.length"


async def click_next(page: Page, shown: int) -> bool:
    """Click what leads to the list's next page; False where nothing does.

    shown: which page of the list stands there, by our own count, for a row of numbers that marks none.
    """
    said = {
        "buttons": BUTTONS,
        "next": NEXT.pattern,
        "more": MORE.pattern,
        "number": NUMBER.pattern,
        "disabled": DISABLED.pattern,
        "longest": _LONGEST,
        "own": shown,
    }
    return bool(await page.evaluate(_CLICK, said))


async def scroll_on(page: Page) -> None:
    """Down to the end of what is shown."""
    await page.evaluate(_SCROLL)


async def links_shown(page: Page) -> int:
    return int(await page.evaluate(_LINKS))
