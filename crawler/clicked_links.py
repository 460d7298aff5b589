"""点了才知道通向哪里的条目：标题没有地址、由脚本应答点击的，点一下，记下它要去的地方，人不跟过去。"""

from playwright.async_api import Page

# A page of a list shows no more rows than that.
_MOST_ROWS = 100
_FEW_MISSED = 3

# What a click asks the browser to open is noted and called off. A click that changes the page itself ends it, and so do
# a few rows that lead nowhere: then a click is no way to the entries here, and the page is not to be taken as it is now.
_WRITE_LINKS = """async ([most, few]) => {
  const day = /(?:19|20)\\d\\d\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}/;
  const words = node => node.textContent.trim();
  const linked = "a[href]:not([href^='#']):not([href^='javascript:']):not([href=''])";
  const isTitle = node => !node.children.length && words(node).length >= 6 && /[\\u4e00-\\u9fff]{4}/.test(words(node))
    && !day.test(words(node)) && !node.closest(linked);
  const rows = [...document.querySelectorAll("li, tr, dd, dl, div")].filter(row => day.test(words(row))
    && words(row).length < 200 && !row.querySelector(linked) && !row.closest(linked)
    && row.querySelectorAll("li, tr, dd").length === 0);
  const titles = new Set();
  for (const row of rows) {
    const longest = [...row.querySelectorAll("*")].filter(isTitle)
      .sort((one, other) => words(other).length - words(one).length)[0];
    if (longest) titles.add(longest);
  }
  if (!titles.size || !globalThis.navigation) return false;
  let to = "";
  const note = event => { to = event.destination.url; event.preventDefault(); };
  const open = globalThis.open;
  globalThis.open = url => { if (url) to = String(new URL(url, document.baseURI)); return null; };
  navigation.addEventListener("navigate", note);
  const found = [];
  let missed = 0, changed = false;
  for (const title of [...titles].slice(0, most)) {
    const before = document.body.innerHTML;
    to = "";
    title.click();
    await new Promise(done => setTimeout(done, 0));
    if (to) found.push([title, to]);
    else if ((changed = document.body.innerHTML !== before) || ++missed > few) break;
  }
  navigation.removeEventListener("navigate", note);
  globalThis.open = open;
  if (changed) return false;
  for (const [title, url] of found) {
    if (title.tagName === "A") { title.href = url; continue; }
    const link = document.createElement("a");
    link.href = url;
    link.append(...title.childNodes);
    title.append(link);
  }
  return found.length > 0;
}"""


async def write_links(page: Page) -> bool:
    """Gives the titles of dated rows the addresses to which a click on them leads; whether there were any."""
    return bool(await page.evaluate(_WRITE_LINKS, [_MOST_ROWS, _FEW_MISSED]))
