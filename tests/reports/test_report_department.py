"""部门页：领域对象里的每条发现、每份证据、每个数字都在页上。"""

from domain.assessment import DepartmentResult
from domain.finding import Finding, Outcome
from reports.notation import is_web_address, marks, moment, points, short
from tests.reports.report_findings import load_copy
from tests.reports.report_site import Page, Site, squeezed


def _findings(result: DepartmentResult) -> list[Finding]:
    return [finding for criterion in result.results for finding in criterion.findings]


def _pages(site: Site) -> list[tuple[DepartmentResult, Page]]:
    return [(result, site.department(result)) for result in site.report.results]


def test_every_finding_is_said(site: Site) -> None:
    for result, page in _pages(site):
        for finding in _findings(result):
            assert squeezed(site.report.words.outcomes[finding.outcome]) in page.text
            assert squeezed(finding.message) in page.text
            assert squeezed(finding.advice) in page.text


def test_every_finding_that_stands_alone_has_its_words_price_and_evidence_together(site: Site) -> None:
    for result, page in _pages(site):
        blocks = [squeezed(node.text()) for node in page.tree.css("li.finding")]
        wanted = [finding for finding in _findings(result) if finding.outcome is not Outcome.NOT_APPLICABLE]
        assert len(blocks) == len(wanted)
        for block, finding in zip(blocks, wanted, strict=True):
            assert squeezed(finding.message) in block
            assert _price(finding) in block
            for one in finding.evidence:
                assert squeezed(one.url) in block
                assert squeezed(one.quote) in block
                assert squeezed(moment(one.fetched_at)) in block
                assert short(one.digest) in block


def _price(finding: Finding) -> str:
    if not finding.deduction:
        return ""
    return f"{'待核定' if finding.open else '扣'}{points(finding.deduction)}分"


def test_evidence_links_to_the_address_and_to_the_copy_where_there_is_one(site: Site) -> None:
    for result, page in _pages(site):
        items = page.tree.css("ul.evidence > li")
        cited = [one for finding in _findings(result) for one in finding.evidence]
        assert len(items) == len(cited)
        for item, one in zip(items, cited, strict=True):
            links = [link.attributes["href"] or "" for link in item.css("a")]
            address = item.css_first("a.address")
            assert (address is not None) == is_web_address(one.url)
            assert address is None or address.attributes["href"] == one.url
            assert address is None or address.attributes["rel"] == "noreferrer"
            copies = [link.partition("#")[0] for link in links if link.startswith("../copies/")]
            assert len(copies) == (load_copy(one.digest) is not None)
            assert all((page.path.parent / copy).is_file() for copy in copies)
            assert copies or "无保存的副本" in item.text()


def test_every_indicator_and_criterion_stands_in_the_order_of_the_scheme(site: Site) -> None:
    indicators = site.report.scheme.indicators
    for result, page in _pages(site):
        articles = page.tree.css("article.indicator")
        assert len(articles) == len(indicators)
        for article, indicator in zip(articles, indicators, strict=True):
            text = squeezed(article.text())
            assert squeezed(f"{indicator.number}{indicator.name}满分{marks(indicator.full)}分") in text
            assert squeezed("›".join(indicator.path)) in text
            assert squeezed(indicator.measures) in text
            assert all(site.report.words.methods[method] in text for method in indicator.methods)
            assert all(squeezed(basis.document + basis.article) in text for basis in indicator.basis)
            assert text.count("未确认") == sum(not basis.confirmed for basis in indicator.basis)
            if result.score.indicators[indicator.number].outcome is Outcome.NOT_APPLICABLE:
                continue
            names = [node.text() for node in article.css("section.criterion h4")]
            assert names == [criterion.name for criterion in indicator.criteria]
            assert text.count("分值为建议") == sum(c.proposal and not c.is_notice for c in indicator.criteria)


def test_points_of_every_indicator_and_criterion_are_printed(site: Site) -> None:
    for result, page in _pages(site):
        scored = [one for one in result.score.indicators.values() if one.outcome is not Outcome.NOT_APPLICABLE]
        numbers = {one.indicator for one in scored}
        wanted = [one.points for one in scored]
        printed = [squeezed(node.text()) for node in page.tree.css("article > header .three")]
        assert printed == [f"得{points(p.earned)}失{points(p.lost)}待定{points(p.pending)}" for p in wanted]
        wanted = [one.points for one in result.results if one.indicator in numbers and not one.is_notice]
        printed = [squeezed(node.text()) for node in page.tree.css("section.criterion .three")]
        assert printed == [f"得{points(p.earned)}失{points(p.lost)}待定{points(p.pending)}" for p in wanted]


def test_the_total_and_how_it_was_rescaled_are_printed(site: Site) -> None:
    for result, page in _pages(site):
        raw, scaled = result.score.raw, result.score.scaled
        assert f"{points(scaled.earned)}分（另有{points(scaled.pending)}分待核定）" in page.text
        assert f"{points(raw.earned)}÷{marks(raw.full)}×100={points(scaled.earned)}" in page.text
        bar = page.tree.css_first(".result .bar")
        assert bar is not None
        widths = [float((part.attributes["style"] or "")[6:-1]) for part in bar.css("span span")]
        assert abs(sum(widths) - 100) < 0.05


def test_the_lists_at_the_top_name_what_was_lost_and_what_is_open_and_lead_there(site: Site) -> None:
    for result, page in _pages(site):
        lost = squeezed("".join(node.text() for node in page.tree.css(".matters.lost")))
        rest = squeezed("".join(node.text() for node in page.tree.css(".doubtful, .unassessed, .by-hand, .notices")))
        for finding in _findings(result):
            message = squeezed(finding.message)
            assert (message in lost) == (finding.deduction > 0 and not finding.open)
            criterion = next(one for one in site.report.scheme.criteria if one.id == finding.criterion)
            assert not finding.open or message in rest or criterion.name in rest
        for link in page.tree.css('a[href^="#"]'):
            target = (link.attributes["href"] or "")[1:]
            assert page.tree.css_first(f'[id="{target}"]') is not None, target


def test_an_indicator_that_does_not_apply_is_set_back_with_its_reason(site: Site) -> None:
    page = site.department(site.report.results[0])
    (left_out,) = page.tree.css("article.left-out")
    assert "养老服务" in left_out.text()
    assert "不适用" in left_out.text()
    assert "本指标不适用于本部门" in left_out.text()


def test_what_could_not_be_checked_is_never_among_the_losses(site: Site) -> None:
    page = site.department(next(one for one in site.report.results if one.department.id == "economy"))
    (matter,) = page.tree.css(".matters.unassessed > li")
    assert "网站防护拦截了采集" in matter.text()
    assert "待核定 7.0 分" in " ".join(matter.text().split())
    assert len(matter.css(".places a")) == 2
