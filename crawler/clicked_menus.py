"""点了才知道通向哪里的菜单：条目只有栏目名称、没有地址，由脚本应答点击，点一下，记下它要去的地方，人不跟过去。"""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass

from playwright.async_api import JSHandle, Page

from parsing.words.column_names import squeezed

_LONGEST = 25
_MOST_ENTRIES = 80
# A column's name may also stand above its newest rows, where nothing answers.
_MOST_OF_A_NAME = 3
_FEW_MISSED, _MOST_MISSED = 5, 20

# What a click asks the browser to open is noted and called off, as in ``clicked_links``. A click may draw the page
# anew, so each entry is looked for once more by its words, and the addresses are written into a copy of the page as it
# was. An entry whose route is shown already would lead nowhere: the route is taken from the address.
_MENU = """longest => {
  const linked = "a[href]:not([href^='#']):not([href^='javascript:']):not([href=''])";
  const words = node => node.textContent.replace(/\\s+/g, "");
  const isEntry = node => words(node) && words(node).length <= longest && !node.closest(linked)
    && !node.closest("script, style, select, button[type=submit]")
    && ![...node.children].some(inner => words(inner) === words(node));
  const entries = root => [...root.querySelectorAll("body *")].filter(isEntry);
  const nth = (root, name, at) => entries(root).filter(node => words(node) === name)[at];
  const copy = document.documentElement.cloneNode(true);
  let to = "";
  const note = url => { if (url !== location.href) to = url; };
  globalThis.open = url => { if (url) note(String(new URL(url, document.baseURI))); return null; };
  history.replaceState(history.state, "", location.pathname + location.search);
  globalThis.navigation?.addEventListener("navigate", event => {
    event.preventDefault();
    if (!event.formData && event.navigationType !== "traverse") note(event.destination.url);
  });
  return {
    names: () => entries(copy).map(words),
    to: () => to,
    click: async (name, at) => {
      to = "";
      nth(document, name, at)?.click?.();
      await new Promise(done => setTimeout(done, 50));
    },
    write: found => {
      for (const [node, url] of found.map(([name, at, url]) => [nth(copy, name, at), url])) {
        const around = node.closest("a");
        if (around) { around.href = url; continue; }
        const link = document.createElement("a");
        link.href = url;
        link.append(...node.childNodes);
        node.append(link);
      }
    },
    html: () => "<!DOCTYPE html>" + copy.outerHTML,
  };
}"""

Settle = Callable[[], Awaitable[bool]]
"""Waits for what a click asked for; False where that does not come to an end."""


async def opened_menu(page: Page, names: frozenset[str], settle: Settle) -> str:
    """The page's HTML, where the entries of these names have the addresses to which a click on them leads.

    What answers late would pass for the next entry's answer: all are clicked twice, in another order, and where one
    leads elsewhere then, none counts.
    """
    menu = await page.evaluate_handle(_MENU, _LONGEST)
    shown: list[str] = await menu.evaluate("menu => menu.names()")
    entries = [name for name in dict.fromkeys(shown) if squeezed(name) in names][:_MOST_ENTRIES]
    rounds = _Rounds(menu, Counter(shown), settle)
    if first := await rounds.clicked(entries):
        second = await rounds.clicked([*entries[::2], *entries[1::2]])
        # A script may refuse to lead where it thinks that it is already.
        again = await rounds.clicked([name for name in entries if (name in first) != (name in second)])
        found = _agreed([first, second, again])
        await menu.evaluate("(menu, found) => menu.write(found)", [[name, *led] for name, led in found.items()])
    return str(await menu.evaluate("menu => menu.html()"))


_Led = tuple[int, str]
"""Which of the entries of a name answered, and where it leads."""


@dataclass(frozen=True, slots=True)
class _Rounds:
    menu: JSHandle
    shown: Mapping[str, int]
    settle: Settle

    async def clicked(self, entries: Iterable[str]) -> dict[str, _Led]:
        """Where they lead; not to the end where too many lead nowhere, or an answer does not come."""
        led: dict[str, _Led] = {}
        for number, name in enumerate(entries):
            if number - len(led) >= (_MOST_MISSED if led else _FEW_MISSED):
                break
            for at in range(min(self.shown[name], _MOST_OF_A_NAME)):
                settled = await self._click(name, at)
                if to := await self.menu.evaluate("menu => menu.to()"):
                    led[name] = (at, to)
                    break
                if not settled:
                    return led
        return led

    async def _click(self, name: str, at: int) -> bool:
        await self.menu.evaluate("(menu, [name, at]) => menu.click(name, at)", [name, at])
        return bool(await self.menu.evaluate("menu => menu.to()")) or await self.settle()


def _agreed(rounds: Iterable[Mapping[str, _Led]]) -> dict[str, _Led]:
    every = [(name, led) for one in rounds for name, led in one.items()]
    times, found = Counter(name for name, _ in every), dict(every)
    if len(set(every)) > len(found):
        return {}
    return {name: led for name, led in found.items() if times[name] > 1}
