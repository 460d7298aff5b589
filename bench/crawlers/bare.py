"""裸循环：同样的 HTTP 客户端，只取页、只收集链接，别的什么都不做；别的都是在它之上的花费。"""

import asyncio
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import httpx
from httpx_aiohttp import AiohttpTransport
from selectolax.lexbor import LexborHTMLParser

from bench.usage import measured

CONCURRENCY = 32
_PAGER = re.compile(r'createPageHTML\((\d+), (\d+), "(\w+)", "(\w+)"\)')


async def crawl(starts: list[str]) -> None:
    queue: asyncio.Queue[str] = asyncio.Queue()
    seen = set(starts)
    for url in starts:
        queue.put_nowait(url)

    async def work(client: httpx.AsyncClient) -> None:
        while True:
            url = await queue.get()
            response = await client.get(url)
            for link in _links(response.raise_for_status().text, url):
                if link not in seen:
                    seen.add(link)
                    queue.put_nowait(link)
            queue.task_done()

    async with httpx.AsyncClient(transport=AiohttpTransport()) as client, asyncio.TaskGroup() as group:
        workers = [group.create_task(work(client)) for _ in range(CONCURRENCY)]
        await queue.join()
        for worker in workers:
            worker.cancel()


def _links(html: str, url: str) -> Iterator[str]:
    """Rows of a list, and its next page."""
    tree = LexborHTMLParser(html)
    for anchor in tree.css("ul.news_list a[href]"):
        yield urljoin(url, anchor.attributes["href"] or "")
    pager = _PAGER.search(html)
    if pager and int(pager[2]) + 1 < int(pager[1]):
        yield urljoin(url, f"{pager[3]}_{int(pager[2]) + 1}.{pager[4]}")


if __name__ == "__main__":
    with measured() as usage:
        asyncio.run(crawl(json.loads((Path(sys.argv[1]) / "starts.json").read_text(encoding="utf-8"))))
    print(json.dumps(usage))
