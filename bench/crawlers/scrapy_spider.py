"""Scrapy：通常写法的爬虫，同样的链接，同样的抽取，不存证、不判定、不入库。"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

from bench.usage import measured

SETTINGS = {
    "CONCURRENT_REQUESTS": 32,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 32,
    "DOWNLOAD_DELAY": 0,
    "ROBOTSTXT_OBEY": True,
    "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "LOG_LEVEL": "ERROR",
}
_PAGER = r'createPageHTML\((\d+), (\d+), "(\w+)", "(\w+)"\)'


class PortalSpider(scrapy.Spider):
    """Items go nowhere: writing them would be to Scrapy's disadvantage."""

    name = "portal"

    def parse(self, response: Response, **_: Any) -> Iterator[Any]:
        """A page of a list."""
        yield from response.follow_all(css="ul.news_list a", callback=self.parse_article)
        pages, page, name, ending = response.css("div.page script::text").re(_PAGER)
        if int(page) + 1 < int(pages):
            yield response.follow(f"{name}_{int(page) + 1}.{ending}")

    def parse_article(self, response: Response) -> Iterator[dict[str, Any]]:
        body = response.css("div.TRS_Editor")
        box = response.css("div.info_box td")
        yield {
            "url": response.url,
            "title": response.css("meta[name=ArticleTitle]::attr(content)").get(),
            "heading": response.css("h1.article_title::text").get(),
            "published": response.css("meta[name=PubDate]::attr(content)").get(),
            "shown": response.css("span.article_time::text").re_first(r"\d{4}-\d{2}-\d{2}"),
            "made": box.re_first(r"成文日期：</b>([\d-]+)"),
            "source": response.css("meta[name=ContentSource]::attr(content)").get(),
            "text": "\n".join("".join(p.css("::text").getall()).strip() for p in body.css("p")),
            "links": [response.urljoin(href) for href in body.css("a::attr(href)").getall()],
        }


if __name__ == "__main__":
    with measured() as usage:
        process = CrawlerProcess(SETTINGS)
        starts = json.loads((Path(sys.argv[1]) / "starts.json").read_text(encoding="utf-8"))
        process.crawl(PortalSpider, start_urls=starts)
        process.start()
    print(json.dumps(usage))
