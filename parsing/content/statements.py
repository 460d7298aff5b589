"""情况说明：一条信息是不是在说明“本年度没有这类事项”，说的是不是考评期。"""

import re
from collections.abc import Iterable
from datetime import date

from domain.doubt import Stated
from domain.entry import Entry
from domain.scheme import Period

# What a department may have had none of, each of which it would have taken part in itself. Others' failings are told
# with other words: 未按时报送, 未通过年检, 未取得许可.
_ACTED = (
    "(?:承办|承接|承担|收到|接到|接收|办理|开展|实施|制定|制发|出台|印发|编制|组织|安排|确定|涉及|进行|作出|做出|公开招|招考|招聘|招录|招收"
    "|录用|受理|收取|发放|设立|设置|征求|征集|召开|列入|立案|新增|行使|产生|以本)"
)
_THINGS = (
    "(?:事项|信息|收费|许可|处罚|强制|文件|任务|计划|建议|提案|主办件|招聘|招考|招录|录用|决策|征集|征求|补贴|资金|债务|抽查|检查|项目|业务"
    "|案件|申请|舆情|关切)"
)
# 无障碍, 无人机, 无党派人士 are words of their own.
_WITHOUT = "无(?!证|照|牌|主(?!办)|人|障|偿|线|烟|公害|废|党派|纸|抵押|还本|缝|欠|违|接触|理由|效|症状|名|物业|籍|毒|害|房|业|固定|线索)"
_TIME = r"(?:20\d\d\s*年度?|(?:本|上|下|全|当|半)年度?|季度|\d月份?|本月|截[至止].{0,14}|目前)"
_ORGAN = "(?:局|委|办|院|所|队|处|科|镇|乡|街道|中心|单位|部门|机关)"
# Who, or when, and at once that there was none: 2021年度，我局未承办…
_OWN = rf"(?:{_TIME}|{_ORGAN})[，,、\s]*(?:[\u4e00-\u9fff]{{0,12}}{_ORGAN})?(?:{_TIME})?[，,、\s]*(?:暂|尚|均|也|并|都|的)?"
_NOTHING = rf"暂无|不涉及|零(?:报告(?!制度)|发布|制发|办理)|(?<![\d.])0\s*[件项条起宗]|{_WITHOUT}.{{0,8}}(?:事项|信息|收费|许可|处罚)"
_TITLED_NONE = re.compile(
    rf"{_NOTHING}|[（(]无[）)]$|{_OWN}(?:(?:未|没有){_ACTED}|(?:没有|{_WITHOUT}).{{0,10}}{_THINGS})"
)
# Whom else a notice with such words is about: 2021年度未办理年检的企业名单.
_OTHERS = re.compile(
    "名单|的(?:企业|公司|单位|个人|人员|车辆|户)|通报|责令|催告|撤销|吊销|注销|限期|逾期|擅自|违[法规建]"
    "|(?:企业|公司|单位|商户|机构|组织|学校|场所|车辆|项目|工程)的?(?:公告|公示|通告|名录|名册)"
)
_TOLD_NONE = re.compile(
    rf"{_NOTHING}|(?:未|没有){_ACTED}|未(?:发生|有)|(?:没有|{_WITHOUT}).{{0,10}}{_THINGS}|不(?:具有|承担|负责|单独)|无此"
)
# Another organ has it: nothing of it can stand here.
_ELSEWHERE = re.compile("由.{2,20}(?:统一|负责|承担|行使|组织|公开)|划转|划出|垂直管理")
_SAYS_NONE = re.compile(
    "(?:未|没有)(?!按|及时|通过|报送|完成|达|缴|成年|经|来|履行|落实|取得|参加|年[检报]|能|如期|就业|婚|验收|尽|采纳|被)"
    f"|{_WITHOUT}|暂无|不(?:涉及|具有|承担|编制|制定|开展|存在)|零报告(?!制度)"
)
_NEGATION = re.compile("未|没|无|不|零|暂|0")
# Things told by their number, or as settled: 共承办建议3件，均已办结.
_DONE = re.compile(
    r"(?<![\d.第〔])(?:[1-9]\d*|[两三四五六七八九十百]+)\s*余?(?:件|项|次|个(?!月|工作)|份|条|家|人次|户|万元|起|宗|批|场|期)"
    "|(?:均|全部|已)已?(?:办结|答复|办理完|办复)|办结率|满意率"
)
_EXPLAINS = re.compile("[说声]明")
_CIRCUMSTANCES = re.compile("情况的?说明")
# 「2021年部门预算情况说明」 explains a document, 「征求意见采纳情况说明」 tells what became of one.
_OF_A_DOCUMENT = re.compile(
    "(?:预算|决算|三公|经费|绩效|草案|起草|编制|修订|修改|制定).{0,12}说明|《.*说明|(?:采纳|反馈).{0,8}说明"
)
_OF_MAKING = re.compile("(?:编制|修订|修改|制定)情况的?说明")
# What happened, not that nothing did: 关于网传某事的情况说明.
_EVENT = re.compile(r"网传|网友|网民|网帖|群众反映|媒体报道")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=\s*年)")
_LONGEST = 400


def is_statement(entry: Entry) -> bool:
    """A short page whose title says that there was nothing, or whose title promises to explain and whose text says so."""
    title, paragraphs = entry.title, entry.article.paragraphs if entry.article else ()
    if sum(map(len, paragraphs)) >= _LONGEST or len(entry.text) - len(title) >= _LONGEST:
        return False
    if _EVENT.search(title):
        return False
    if not _EXPLAINS.search(title):
        return bool(_TITLED_NONE.search(title)) and not _OTHERS.search(title)
    if _SAYS_NONE.search(title) or _TITLED_NONE.search(title):
        return True
    told = entry.article.text if entry.article else ""
    if _OF_A_DOCUMENT.search(title) and not (_of_making_in_a_year(title) and _TOLD_NONE.search(told)):
        return False
    return _tells_of_nothing(told, entry) if _CIRCUMSTANCES.search(title) else bool(_TOLD_NONE.search(told))


def _of_making_in_a_year(title: str) -> bool:
    """2021年规范性文件制定情况说明: of all documents, not of one."""
    return bool(_OF_MAKING.search(title) and _YEAR.search(title)) and "《" not in title


def _tells_of_nothing(told: str, entry: Entry) -> bool:
    """Whether the text under 情况说明 may be the one that there was nothing. What was not read may say so."""
    none, done = _TOLD_NONE.search(told) or _ELSEWHERE.search(told), _DONE.search(told)
    if done:
        return none is not None and none.start() < done.start()
    return none is not None or not told or entry.unread or bool(_NEGATION.search(told))


def is_of_period(entry: Entry, period: Period, as_of: date) -> bool:
    """A statement speaks for the years that its title names; else for those it names, and the time it was published."""
    years = {str(year) for year in range(period.start.year, period.end.year + 1)}
    titled = set(_YEAR.findall(entry.title))
    if titled:
        return bool(titled & years)
    published = entry.published
    timely = published is None or period.start <= published.date <= as_of
    return timely or bool(years & set(_YEAR.findall(entry.text)))


def stated_none(entries: Iterable[Entry], period: Period, as_of: date) -> Stated | None:
    """What the column says of there being nothing, for the assessed period if it does; None when it says no such thing."""
    statements = [Stated(entry, is_of_period(entry, period, as_of)) for entry in entries if is_statement(entry)]
    return next((stated for stated in statements if stated.of_period), next(iter(statements), None))
